import { expect, test } from 'vitest';
import {
  extractAttributions,
  kindOf,
  nestedAttributions,
  quotationRuns,
  type AttributionSpans,
} from '../../src/quotes/index.ts';
import { readText, type Span } from '../../src/text/index.ts';
import { linesOf } from './article.ts';

interface Shown {
  readonly kind: string;
  readonly source: string;
  readonly cue: string;
  readonly content: string;
}

function show(text: string, attribution: AttributionSpans): Shown {
  const words = (spans: readonly Span[]): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
  const { source, cue, content } = attribution;
  const kind = kindOf(attribution, text, quotationRuns(text, linesOf(text)));
  return { kind, source: words(source), cue: words(cue), content: words(content) };
}

function extract(text: string): Shown[] {
  return extractAttributions({ text }, readText(text)).map((attribution) => show(text, attribution));
}

test.each([
  [
    'before its source',
    '“We will not leave the city,” the mayor said on Monday.',
    'the mayor',
    '“We will not leave the city,”',
  ],
  [
    'after its source',
    'The mayor said: “We will not leave the city.”',
    'The mayor',
    '“We will not leave the city.”',
  ],
  ['in straight marks', '"We will not leave the city," she said.', 'she', '"We will not leave the city,"'],
  [
    'around its source',
    '“We will not leave,” Maria Lopez said, “until the water is back.”',
    'Maria Lopez',
    '“We will not leave,” … “until the water is back.”',
  ],
])('a quotation %s is one direct attribution', (_, text, source, content) => {
  expect(extract(text)).toMatchObject([{ kind: 'direct', source, content }]);
});

test('reported speech without quotation marks is indirect', () => {
  expect(extract('The ministry said that the bridge would reopen in May.')).toEqual([
    {
      kind: 'indirect',
      source: 'The ministry',
      cue: 'said',
      content: 'that the bridge would reopen in May',
    },
  ]);
});

test('reported speech with some words in quotation marks is mixed', () => {
  const [found] = extract('The minister warned that the plan would “bury small farms” within a year.');
  expect(found).toMatchObject({ kind: 'mixed', source: 'The minister', cue: 'warned' });
});

test.each([
  ['first', 'According to police, the driver fled on foot.'],
  ['last', 'The driver fled on foot, according to police.'],
])('"according to" may come %s', (_, text) => {
  const [found, ...others] = extract(text);
  expect(found).toMatchObject({
    source: 'police',
    content: expect.stringMatching(/^the driver fled on foot$/iu) as string,
  });
  expect(others).toEqual([]);
});

test('a quotation goes on in the next sentence and the next paragraph', () => {
  const text =
    '“The talks were hard,” the envoy said. “Nobody slept.”\n\n' +
    'The hotel closed its doors at noon.\n\n' +
    'Later he said: “We have a text.\n\n“It is short. It is fair.”';
  const found = extract(text);
  expect(found[0]?.content).toBe('“The talks were hard,” … “Nobody slept.”');
  expect(found.at(-1)?.content).toContain('We have a text');
  expect(found.at(-1)?.content).toContain('It is short');
  expect(found.some(({ content }) => content.includes('hotel'))).toBe(false);
});

test.each(['„ “', '„ ”', '« »', '» «'])('quotations in %s are direct speech', (marks) => {
  const [opens = '', closes = ''] = marks.split(' ');
  const quoted = (words: string): string => opens + words + closes;
  const text = `${quoted('We will vote')}, Ellen Ruiz said. ${quoted('Nobody waits for us.')}\nShe left on Monday.`;
  const [said] = extract(text);
  expect([said?.kind, said?.source, said?.content]).toEqual([
    'direct',
    'Ellen Ruiz',
    `${quoted('We will vote')} … ${quoted('Nobody waits for us.')}`,
  ]);
});

test('titles and scare quotes are nobody’s words', () => {
  const text = 'The band played “Yesterday” and left in a “limousine” with three wheels.';
  expect(extract(text)).toEqual([]);
});

test('of nested attributions the outermost is given, and the inner one on request', () => {
  const text = 'According to the source, the delegation stressed that the border would stay open.';
  const reading = readText(text);
  const outer = extractAttributions({ text }, reading);
  expect(outer.map((attribution) => show(text, attribution).source)).toEqual(['the source']);
  const nested = nestedAttributions({ text }, reading, outer).map((attribution) => show(text, attribution));
  expect(nested).toMatchObject([
    { source: 'the delegation', cue: 'stressed', content: 'that the border would stay open' },
  ]);
});

test('a reading of another text is refused', () => {
  expect(() => extractAttributions({ text: 'one' }, readText('two'))).toThrow(/another text/u);
});

test('a transcript is read turn by turn', () => {
  const text =
    'The interview in part:\n\nSMITH: Will you run again?\n\nO’NEIL: I have not decided. Ask me in May.\n\nSMITH: I will.';
  expect(extract(text)).toMatchObject([
    { source: 'SMITH', cue: ':', content: 'Will you run again?' },
    { source: 'O’NEIL', cue: ':', content: 'I have not decided. Ask me in May.' },
    { source: 'SMITH', cue: ':', content: 'I will.' },
  ]);
});

test.each([
  ['Reporter', 'Mary O’Neil', 'O’Neil'],
  ['Q', 'A', 'A'],
])('a transcript may have its labels in small letters or as %s', (asker, first, later) => {
  const text = `${asker}: Will you run again?\n\n${first}: I have not decided.\n\n${asker}: When will you?\n\n${later}: In May.`;
  expect(extract(text)).toMatchObject([
    { source: asker, cue: ':', content: 'Will you run again?' },
    { source: first, cue: ':', content: 'I have not decided.' },
    { source: asker, cue: ':', content: 'When will you?' },
    { source: later, cue: ':', content: 'In May.' },
  ]);
});

test.each([
  ['numbers', 'Hale: 1,812\n\nRuiz: 40\n\nHale: 12\n\nRuiz: 3'],
  ['headings', 'Iowa: It is cold there.\n\nOhio: It is wet there.\n\nTexas: It is warm there.'],
])('a list of %s is no transcript', (_, text) => {
  expect(extract(text).filter(({ cue }) => cue === ':')).toEqual([]);
});

test.each([
  ['In his letter to the council he wrote:', 'he'],
  ['Mayor Ellen Ruiz wrote in a letter to the council:', 'Mayor Ellen Ruiz'],
])('a paragraph without marks belongs to what announces it: %s', (lead, source) => {
  const block = 'The road will be closed in May. I think we are sorry for it.';
  expect(extract(`${lead}\n\n${block}\n\nNobody came.`)).toMatchObject([
    { kind: 'indirect', source, cue: 'wrote', content: block },
  ]);
});

test('who cites a source is a part of that source', () => {
  const [found, ...others] = extract('The talks failed, according to a diplomat quoted by the state agency.');
  expect(found?.source).toMatch(/^a diplomat/u);
  expect(others).toEqual([]);
});

test('a quotation right after a dateline is found', () => {
  const [found] = extract('WASHINGTON (AP) — “We have won,” Ellen Ruiz told reporters.');
  expect(found).toMatchObject({ kind: 'direct', source: 'Ellen Ruiz' });
});

test.each([
  ['a dash', '“We will rebuild every house on this street.” ― Ana María Ruiz', '―'],
  ['a hyphen and a stop', '"We will rebuild every house on this street." - Ana Ruiz, Mayor of Porto.', '-'],
])('a quotation may be signed after %s', (_, text, cue) => {
  const [found, ...others] = extract(text);
  expect(found).toMatchObject({ kind: 'direct', source: expect.stringMatching(/^Ana/u) as string, cue });
  expect(found?.content).toMatch(/^[“"]We will .* street\.[”"]$/u);
  expect(others).toEqual([]);
});

test('what follows a quotation after a dash is no signature when it is a clause', () => {
  const text = '“We will rebuild every house on this street” — and nobody believed it.';
  expect(extract(text).filter(({ cue }) => cue === '—')).toEqual([]);
});

test('a quotation goes on after a remark about its speaker', () => {
  const text =
    '“We have had floods before, and we know what to do,” the mayor said after meeting with farmers. ' +
    'He did not announce any new money. “Our goal is not to build higher walls but to give the river room.”';
  const [found] = extract(text).filter(({ source }) => source === 'the mayor');
  expect(found?.content).toContain('give the river room');
});
