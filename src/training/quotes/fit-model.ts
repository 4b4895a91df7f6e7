import { fillRoles } from '../../quotes/extraction/candidates.ts';
import { choiceBits, choiceSequence } from '../../quotes/extraction/choice-features.ts';
import { choiceRows } from '../../quotes/extraction/choice-rows.ts';
import { setChoiceScene } from '../../quotes/extraction/choice-scene.ts';
import { listChoices } from '../../quotes/extraction/choices.ts';
import { contextCount, readColumns, type Columns, type Lexicon } from '../../quotes/extraction/columns.ts';
import { emissions, type Crf } from '../../quotes/extraction/crf.ts';
import { findCues } from '../../quotes/extraction/cues.ts';
import type { TagNetwork } from '../../quotes/extraction/network.ts';
import { tag } from '../../quotes/extraction/read-attributions.ts';
import { resolveOverlaps } from '../../quotes/extraction/resolve.ts';
import { roleBits, roleSequence } from '../../quotes/extraction/role-features.ts';
import type { TokenAttribution } from '../../quotes/extraction/rules.ts';
import { taggerBits, taggerSequence } from '../../quotes/extraction/tagger-features.ts';
import { roleLabels, tagLabels, type Tags } from '../../quotes/extraction/tags.ts';
import type { FittedFields } from '../../quotes/extraction/weights.ts';
import type { TreeModel } from '../../trees/trees.ts';
import type { AnnotatedDocument } from './corpus.ts';
import { fitChooser, worthOf } from './fit-chooser.ts';
import { fitJudge } from './fit-judge.ts';
import { fitCrf, type LabelledSequence } from './fit-crf.ts';
import { fitLinker } from './fit-linker.ts';
import { labelRoles, labelTags } from './labels.ts';
import { cueClasses } from './lexicon.ts';

/**
 * Fits the four fields of the extraction on annotated documents. There is a tagger for each network; each pair has not seen
 * one part of the documents and tags that part, so that what is fitted on top learns their errors too. The taggers are then
 * averaged into one: the scores of the average are the average of the scores.
 *
 * @param networks - network k of n has not seen the documents whose number, divided by n, leaves k
 */
export function fitModel(
  documents: readonly AnnotatedDocument[],
  classes: Lexicon['classes'],
  networks: readonly TagNetwork[],
  seed: number,
  log: (message: string) => void,
): FittedFields {
  const lexicon: Lexicon = { cues: cueClasses(documents), classes };
  const columns = documents.map(({ document }) => readColumns(document, lexicon));
  const parts = networks.length;
  const taggers = networks.map((_, k) =>
    fitTagger(allBut(k, parts, documents), allBut(k, parts, columns), seed + k),
  );
  log('taggers fitted');
  const tags = columns.map((column, i) => tag(column, taggers[i % parts]!, [networks[i % parts]!]));
  log('training articles tagged');
  const roles = fitRoles(documents, columns, tags, seed);
  log('roles fitted');
  const fields = networks.map((_, k) =>
    fitRoles(allBut(k, parts, documents), allBut(k, parts, columns), allBut(k, parts, tags), seed),
  );
  const { chooser, judge } = fitChoices(documents, columns, tags, fields, seed);
  log('chooser and judge fitted');
  const candidates = documents.map(({ document }, i) => {
    const model = { roles: fields[i % parts]!, ...untaught };
    return resolveOverlaps(
      document,
      tags[i]!,
      fillRoles(columns[i]!, tags[i]!, findCues(document, tags[i]!), model),
    );
  });
  const linker = fitLinker(documents, columns, tags, candidates, seed);
  log('linker fitted');
  return { lexicon, tagger: average(taggers), roles, chooser, judge, linker };
}

function allBut<T>(leftOut: number, parts: number, all: readonly T[]): T[] {
  return all.filter((_, i) => i % parts !== leftOut);
}

/** Take the likeliest labelling: those that have seen the documents would flatter the candidates that the linker learns from. */
const untaught: { readonly chooser: Crf; readonly judge: TreeModel } = {
  chooser: {
    labels: ['score'],
    rowOf: new Int32Array(1 << choiceBits).fill(-1),
    rows: new Float32Array(0),
    transitions: new Float32Array(0),
  },
  judge: {
    roots: Int32Array.of(0),
    features: Int16Array.of(-1),
    thresholds: Float32Array.of(0),
    left: Int32Array.of(-1),
  },
};

/**
 * Learns to choose among what is left open by the field of roles. The judge learns from what a chooser says of documents that it
 * has not seen.
 *
 * @param fields - field k of n has not seen the documents whose number, divided by n, leaves k
 */
function fitChoices(
  documents: readonly AnnotatedDocument[],
  columns: readonly Columns[],
  tags: readonly Tags[],
  fields: readonly Crf[],
  seed: number,
): Pick<FittedFields, 'chooser' | 'judge'> {
  const parts = fields.length;
  const examples = documents.map(({ document, gold }, d) =>
    findCues(document, tags[d]!).map((cue) => {
      const choices = listChoices(columns[d]!, tags[d]!, cue, fields[d % parts]!);
      const scene = setChoiceScene(columns[d]!, tags[d]!, choices);
      return { scene, sequence: choiceSequence(scene), worth: worthOf(document, choices, gold) };
    }),
  );
  const options = { bits: choiceBits, seed };
  const choosers = fields.map((_, k) => fitChooser(allBut(k, parts, examples).flat(), options));
  const judged = examples.flatMap((own, d) =>
    own.map(({ scene, sequence, worth }) => {
      const scores = emissions(choosers[d % parts]!, sequence);
      return { worth, rows: choiceRows(scene, scores) };
    }),
  );
  return { chooser: fitChooser(examples.flat(), options), judge: fitJudge(judged, seed) };
}

/** Fits a tagger on all of these documents. */
function fitTagger(documents: readonly AnnotatedDocument[], columns: readonly Columns[], seed: number): Crf {
  const examples = documents.flatMap(({ gold }, i) => taggerExamples(columns[i]!, gold));
  const options = { labels: tagLabels, contexts: contextCount, bits: taggerBits, epochs: 6, dropout: 0.6 };
  return fitCrf(examples, { ...options, seed });
}

/** One field with the mean weights of several over the same features. */
export function average(fields: readonly Crf[]): Crf {
  const [first] = fields;
  if (!first) throw new Error('nothing to average');
  const mean = (of: (field: Crf) => Float32Array): Float32Array =>
    of(first).map((_, i) => fields.reduce((sum, field) => sum + of(field)[i]!, 0) / fields.length);
  return { ...first, rows: mean((field) => field.rows), transitions: mean((field) => field.transitions) };
}

function taggerExamples(columns: Columns, gold: readonly TokenAttribution[]): LabelledSequence[] {
  const { document } = columns;
  const labels = labelTags(document, gold);
  const examples: LabelledSequence[] = [];
  for (let start = 0; start < document.length; start = document.paragraphEnd[start]!) {
    const end = document.paragraphEnd[start]!;
    examples.push({ sequence: taggerSequence(columns, start, end), labels: labels.slice(start, end) });
  }
  return examples;
}

/** Learns from each true cue what belongs to it, and from each false one that nothing does. */
function fitRoles(
  documents: readonly AnnotatedDocument[],
  columns: readonly Columns[],
  tags: readonly Tags[],
  seed: number,
): Crf {
  const examples = documents.flatMap(({ document, gold }, d) => {
    const inCue = new Uint8Array(document.length);
    for (const { cue } of gold) for (const i of cue) inCue[i] = 1;
    const isFalse = (start: number, end: number): boolean => !inCue.subarray(start, end).includes(1);
    const falseCues = findCues(document, tags[d]!).filter(({ start, end }) => isFalse(start, end));
    const trueOnes = gold.filter(({ cue }) => cue.length > 0);
    return [
      ...trueOnes.map((attribution) => roleExample(columns[d]!, tags[d]!, attribution)),
      ...falseCues.map(({ start, end }) =>
        roleExample(columns[d]!, tags[d]!, {
          source: [],
          content: [],
          cue: Array.from({ length: end - start }, (_, k) => start + k),
        }),
      ),
    ];
  });
  const options = { labels: roleLabels, contexts: contextCount, bits: roleBits, dropout: 0.4 };
  return fitCrf(examples, { ...options, epochs: 6, seed });
}

function roleExample(
  columns: Columns,
  tags: Tags,
  { source, cue, content }: TokenAttribution,
): LabelledSequence {
  const { start, sequence } = roleSequence(columns, tags, { start: cue[0]!, end: cue.at(-1)! + 1 });
  return { sequence, labels: labelRoles(start, sequence.length, source, cue, content) };
}
