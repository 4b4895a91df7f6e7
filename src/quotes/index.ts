export type { Attribution, AttributionKind, AttributionSpans, Quotes, Speaker } from './attribution.ts';
