export type { Attribution, AttributionKind, AttributionSpans, Quotes, Speaker } from './attribution.ts';
export { extractAttributions } from './extraction/extract.ts';
export { kindOf, quotationRuns } from './quotations.ts';
export { nestedAttributions } from './extraction/nested.ts';
export { parseClaim, readClaim, type Claim } from './verification/claim.ts';
export { explainVerdict } from './verification/explain.ts';
export type {
  Change,
  LeftOff,
  Place,
  SpeakerCheck,
  VerifiableArticle,
  Verdict,
  VerdictKind,
  Wording,
} from './verification/verdict.ts';
export { verifyQuotation } from './verification/verify.ts';
export { findSpeakers } from './find-speakers.ts';
export { readQuotes, resolveMentions } from './read.ts';
export type { Mention } from './resolution/mention.ts';
export { readVoices, type Voice, type Voices } from './voices.ts';
export { chainInWords, differentVoices, kindInWords, nameOf, reportersWords } from './wording.ts';
