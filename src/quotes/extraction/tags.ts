/** Labels of the tagger: every token is outside or in a source, a cue or a content, whosesoever. */
export const tagLabels = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const;
export const tagCount = tagLabels.length;

/** Labels of the field that finds what belongs to one cue. */
export const roleLabels = ['O', 'B-source', 'I-source', 'B-content', 'I-content'] as const;

export const roleCount = roleLabels.length;

/** What the tagger says of each token of a document, and its networks of what belongs to a cue. */
export interface Tags {
  /** Index in `tagLabels` of each token's label in the best labelling of its paragraph. */
  readonly labels: Uint8Array;
  /** Probability of each label: `marginals[i * tagCount + label]`. */
  readonly marginals: Float32Array;
  /**
   * The mean by the networks of the logarithm of the probability of each label of `roleLabels`, from token `start` to before
   * `end` of the cue's paragraph; 0 at the tokens of the cue.
   */
  readonly roles: (cue: Omit<Fragment, 'role'>, start: number, end: number) => Float64Array;
}

/** Neighbouring tokens of one role (1 source, 2 cue, 3 content), `start` to before `end`. */
export interface Fragment {
  readonly role: number;
  readonly start: number;
  readonly end: number;
}

export function roleOf(label: number): number {
  return (label + 1) >> 1;
}

/** The fragments that labels of `tagLabels` (or, with two roles, of `roleLabels`) make from token `start` to before `end`. */
export function fragmentsOf(labels: Uint8Array, start: number, end: number): Fragment[] {
  const fragments: Fragment[] = [];
  for (let i = start; i < end;) {
    const role = roleOf(labels[i]!);
    if (role === 0) {
      i++;
      continue;
    }
    let to = i + 1;
    while (to < end && labels[to] === role * 2) to++;
    fragments.push({ role, start: i, end: to });
    i = to;
  }
  return fragments;
}
