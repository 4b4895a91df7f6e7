import { fillRoles, type Candidate, type RoleModel } from './candidates.ts';
import { contextCount, readColumns, type Columns, type Lexicon } from './columns.ts';
import { decode, emissions, marginals, type Crf } from './crf.ts';
import type { Document } from './document.ts';
import { findCues } from './cues.ts';
import { readLeadIns } from './lead-in.ts';
import { linkOrphans } from './link.ts';
import type { TagNetwork } from './network.ts';
import { resolveOverlaps } from './resolve.ts';
import { readSigned } from './signed.ts';
import { taggerSequence } from './tagger-features.ts';
import { tagCount, tagLabels, type Tags } from './tags.ts';
import { readTranscripts } from './transcript.ts';
import { coverQuotations } from './uncovered.ts';

/** The fitted parts of the extraction. */
export interface ExtractionModel extends RoleModel {
  readonly lexicon: Lexicon;
  readonly tagger: Crf;
  readonly networks: readonly TagNetwork[];
  readonly linker: Crf;
}

/** Lowered score of "outside": a missed span costs more than one too many. */
const outsideBias = [-0.15, 0, 0, 0, 0, 0, 0];
/** Share of the networks in the logarithm of the pooled probabilities; the rest is the field's. */
const networkShare = 0.5;

/** Tags each paragraph, finds what belongs to each cue, makes the results disjoint and links what is left over. */
export function readAttributions(document: Document, model: ExtractionModel): Candidate[] {
  const columns = readColumns(document, model.lexicon);
  const tags = tag(columns, model.tagger, model.networks);
  const candidates = fillRoles(columns, tags, findCues(document, tags), model);
  const filled = readLeadIns(columns, resolveOverlaps(document, tags, candidates));
  const linked = linkOrphans(columns, tags, filled, model.linker);
  return readSigned(document, readTranscripts(document, coverQuotations(document, linked)));
}

/** Labels and probabilities for a whole document: those of the field and of the networks, pooled as a geometric mean. */
export function tag(columns: Columns, tagger: Crf, networks: readonly TagNetwork[]): Tags {
  const { document } = columns;
  const heard = networks.map((network) => network.read(columns));
  const share = heard.length && networkShare / heard.length;
  const labels = new Uint8Array(document.length);
  const probabilities = new Float32Array(document.length * tagCount);
  for (let start = 0; start < document.length; start = document.paragraphEnd[start]!) {
    const end = document.paragraphEnd[start]!;
    const sequence = taggerSequence(columns, start, end);
    const own = marginals(tagger, sequence, emissions(tagger, sequence));
    const scores = Float64Array.from(own, (probability, k) => {
      const others = heard.reduce((sum, { tags }) => sum + share * tags[start * tagCount + k]!, 0);
      return (1 - share * heard.length) * Math.log(probability + 1e-6) + others;
    });
    labels.set(decode(constraints, sequence, scores, outsideBias), start);
    probabilities.set(normalized(scores), start * tagCount);
  }
  const roles: Tags['roles'] = (cue, start, end) =>
    mean(heard.map((reading) => reading.roles(cue, start, end)));
  return { labels, marginals: probabilities, roles };
}

function mean(lists: readonly Float64Array[]): Float64Array {
  return lists[0]!.map((_, k) => lists.reduce((sum, list) => sum + list[k]!, 0) / lists.length);
}

/** A field that knows only which labels may follow which. */
const constraints: Crf = {
  labels: tagLabels,
  rowOf: new Int32Array(0),
  rows: new Float32Array(0),
  transitions: new Float32Array(contextCount * (tagCount + 1) * tagCount),
};

function normalized(scores: Float64Array): Float32Array {
  const result = new Float32Array(scores.length);
  for (let at = 0; at < scores.length; at += tagCount) {
    let sum = 0;
    for (let k = at; k < at + tagCount; k++) sum += Math.exp(scores[k]!);
    for (let k = at; k < at + tagCount; k++) result[k] = Math.exp(scores[k]!) / sum;
  }
  return result;
}
