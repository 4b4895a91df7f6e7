export type { Attribution, AttributionKind, AttributionSpans, Quotes, Speaker } from './attribution.ts';
export { extractAttributions } from './extraction/extract.ts';
export { kindOf, quotationRuns } from './quotations.ts';
export { nestedAttributions } from './extraction/nested.ts';
