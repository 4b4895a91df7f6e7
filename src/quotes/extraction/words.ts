/** Lemmas of verbs that report speech. */
export const speechVerbs: ReadonlySet<string> = new Set(
  (
    'say tell ask write add note suggest report argue announce describe claim talk question criticize accuse tweet explain ' +
    'respond declare acknowledge insist urge mention promise state warn deny confirm predict recall remark reply comment ' +
    'testify contend assert stress emphasize concede admit allege complain vow pledge demand joke conclude disclose observe ' +
    'inform recommend denounce condemn reiterate maintain caution advise counter interject shout yell exclaim proclaim ' +
    'recount reveal imply hint quip lament opine underscore reaffirm caution blast slam boast retort muse whisper agree ' +
    'propose estimate cite stipulate specify clarify affirm profess protest wonder quote indicate believe think'
  ).split(' '),
);

/** Verbs whose first object is the person spoken to: "told reporters that ...". */
export const verbsWithRecipient: ReadonlySet<string> = new Set(
  'tell ask remind inform assure warn urge advise'.split(' '),
);
