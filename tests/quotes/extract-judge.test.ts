import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangesOf } from '../../src/quotes/extraction/choice.ts';
import { choiceRows, choiceWidth } from '../../src/quotes/extraction/choice-rows.ts';
import { setChoiceScene } from '../../src/quotes/extraction/choice-scene.ts';
import { listChoices } from '../../src/quotes/extraction/choices.ts';
import { readColumns } from '../../src/quotes/extraction/columns.ts';
import { findCues } from '../../src/quotes/extraction/cues.ts';
import { readDocument } from '../../src/quotes/extraction/document.ts';
import { tag } from '../../src/quotes/extraction/read-attributions.ts';
import { shippedModel } from '../../src/quotes/extraction/weights.ts';
import { readText } from '../../src/text/index.ts';
import { fitJudge } from '../../src/training/quotes/fit-judge.ts';
import { treeScores } from '../../src/trees/trees.ts';

const { lexicon, tagger, networks, roles } = shippedModel();

function choicesIn(text: string) {
  const document = readDocument(readText(text));
  const columns = readColumns(document, lexicon);
  const tags = tag(columns, tagger, networks);
  const all = findCues(document, tags).map((cue) => listChoices(columns, tags, cue, roles));
  return { document, columns, tags, all };
}

const parts = [
  'the mayor', 'Ana Ruiz', 'said', 'that', 'the bridge is safe', ',', 'although', 'it has cracks', '“', '”', 'and', 'he', 'warned', '.',
  'according to', 'the report', 'which', 'was published', ';', '\n',
]; // prettier-ignore

test('choices are tokens in order, and no two are alike', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 25 }), (words) => {
      for (const { list } of choicesIn(words.join(' ')).all) {
        for (const tokens of list.flatMap(({ source, content }) => [source, content]))
          expect(tokens).toEqual([...new Set(tokens)].sort((a, b) => a - b));
        expect(new Set(list.map(({ source, content }) => `${source.join()}|${content.join()}`)).size).toBe(
          list.length,
        );
      }
    }),
  );
});

test('a content may end and begin at any comma, conjunction or end of its sentence', () => {
  const { document, all } = choicesIn(
    'The mayor said the bridge is safe, although it has cracks, and that it will open soon.',
  );
  const contents = all[0]?.list.map(({ content }) =>
    rangesOf(content).map(({ start, end }) =>
      document.text.slice(document.tokens[start]?.start, document.tokens[end - 1]?.end),
    ),
  );
  for (const words of [
    'the bridge is safe',
    'the bridge is safe, although it has cracks',
    'the bridge is safe, although it has cracks, and that it will open soon',
  ])
    expect(contents).toContainEqual([words]);
});

test('the rows of choices are numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 25 }), (words) => {
      const { columns, tags, all } = choicesIn(words.join(' '));
      for (const choices of all) {
        const scores = Float64Array.from(choices.list, (_, k) => Math.sin(k));
        const rows = choiceRows(setChoiceScene(columns, tags, choices), scores);
        expect(rows).toHaveLength(choices.list.length * choiceWidth);
        expect(rows.every(Number.isFinite)).toBe(true);
      }
    }),
  );
});

test('the judge learns what makes a choice good', () => {
  const examples = Array.from({ length: 300 }, (_, n) => {
    const worth = [0, 1, 2].map((choice) => (choice === n % 3 ? 1 : 0));
    const rows = new Float32Array(3 * choiceWidth).map((_, i) => (i * 7919 + n) % 13);
    worth.forEach((good, choice) => (rows[choice * choiceWidth + 20] = good));
    return { rows, worth };
  });
  const judge = fitJudge(examples, 1);
  for (const { rows, worth } of examples) {
    const scores = Array.from(treeScores(judge, rows, choiceWidth));
    expect(scores.indexOf(Math.max(...scores))).toBe(worth.indexOf(1));
  }
});
