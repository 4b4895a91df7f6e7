import { describe, expect, test } from 'vitest';
import { verifyQuotation, type Verdict } from '../../src/quotes/index.ts';
import { attributed } from './attributed.ts';

const veto = attributed(
  [
    'Ellen Ruiz spoke first. “I will not sign a bad law,” Ruiz said.',
    '“She [Ruiz] had promised to sign it,” Doyle said.',
    '“Doyle knows better,” Ruiz said.',
  ].join('\n'),
  [
    { by: 'Ellen Ruiz', content: ['“I will not sign a bad law,”'], source: 'Ruiz', cue: 'said' },
    { by: 'Doyle', content: ['“She [Ruiz] had promised to sign it,”'], source: 'Doyle', cue: 'said' },
    { by: 'Ellen Ruiz', content: ['“Doyle knows better,”'], source: 'Ruiz', cue: 'said' },
  ],
);
const verify = (claim: string, speaker?: string): Verdict => verifyQuotation(veto, claim, speaker);
const note = 'words in brackets that explain';

describe('words that a writer adds in brackets', () => {
  test('may be left out of a claim', () => {
    expect(verify('She had promised to sign it', 'Doyle')).toMatchObject({
      kind: 'exact',
      typography: [note],
    });
  });

  test('may explain a claim', () => {
    expect(verify('Doyle knows better [than that]', 'Ruiz').kind).toBe('altered');
    expect(verify('I [Ruiz] will not sign a bad law', 'Ruiz')).toMatchObject({
      kind: 'exact',
      typography: [note],
    });
  });

  test('may not turn or replace words', () => {
    expect(verify('She had [not] promised to sign it', 'Doyle').kind).toBe('altered');
    expect(verify('I will not sign a [good] law').kind).toBe('altered');
    expect(verify('I [Doyle] will not sign a bad law', 'Ruiz').kind).toBe('altered');
  });
});

describe('an ellipsis between two quotations', () => {
  test('of one speaker is judged by that speaker', () => {
    expect(verify('I will not sign a bad law … Doyle knows better', 'Ruiz').speakerCheck).toBe('same');
  });
});
