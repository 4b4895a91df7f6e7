import type { Columns } from './columns.ts';
import { Mark } from './document.ts';
import type { Scene } from './role-scene.ts';
import { combine } from './sequence.ts';
import type { Tags } from './tags.ts';

/** What lies between a token and the cue. */
export interface Path {
  readonly commas: number;
  readonly verbs: number;
  readonly clauses: number;
  readonly marks: number;
  readonly cues: number;
  readonly sentences: number;
  /** Hash of the first verbs, prepositions, conjunctions and marks from the cue on. */
  readonly shape: number;
}

/** The path of each token from `scene.start` on; none for the tokens of the cue. */
export function pathsFrom({ columns, tags, cue, start, end }: Scene): Path[] {
  const paths: Path[] = [];
  const walk = (from: number, to: number, step: number): void => {
    let path: Path & { steps: number } = {
      commas: 0,
      verbs: 0,
      clauses: 0,
      marks: 0,
      cues: 0,
      sentences: 0,
      shape: 7,
      steps: 0,
    };
    for (let i = from; i !== to; i += step) {
      const near = i - step;
      if (i !== from && columns.document.sentenceStart[i] !== columns.document.sentenceStart[near])
        path = { ...path, sentences: path.sentences + 1 };
      paths[i - start] = path;
      path = extend(path, columns, tags, i);
    }
  };
  walk(cue.start - 1, start - 1, -1);
  walk(cue.end, end, 1);
  return paths;
}

function extend(
  path: Path & { steps: number },
  { document, word, pos }: Columns,
  tags: Tags,
  i: number,
): Path & { steps: number } {
  const token = document.tokens[i]!;
  const verb = token.pos === 'VERB' || token.pos === 'AUX';
  const joint = token.pos === 'PUNCT' || token.pos === 'SCONJ' || token.pos === 'CCONJ';
  const counted = path.steps < 6 && (verb || joint || token.pos === 'ADP');
  return {
    commas: Math.min(4, path.commas + (token.text === ',' ? 1 : 0)),
    verbs: Math.min(4, path.verbs + (verb ? 1 : 0)),
    clauses: Math.min(
      2,
      path.clauses + (token.pos === 'SCONJ' || /^(?:who|which|that)$/u.test(token.normal) ? 1 : 0),
    ),
    marks: Math.min(5, path.marks + (document.mark[i] === Mark.none ? 0 : 1)),
    cues: Math.min(3, path.cues + (tags.labels[i] === 3 ? 1 : 0)),
    sentences: path.sentences,
    shape: counted ? combine(path.shape, joint ? word[i] : pos[i]) : path.shape,
    steps: path.steps + (counted ? 1 : 0),
  };
}
