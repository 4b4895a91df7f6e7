/** The member did what Discord's own program would not let anybody do; the message is fit to show. */
export class ImpossibleAction extends Error {
  override readonly name = 'ImpossibleAction';
}
