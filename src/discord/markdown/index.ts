export { comparison } from './comparison.ts';
export { cut, escapeText, plainLine, showable, unescapeText } from './escape.ts';
export { blockQuote, inline, partsOf, type QuoteOptions } from './quote.ts';
