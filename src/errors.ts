/** An error whose message is fit to show to the person who caused it: it says what is wrong and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
