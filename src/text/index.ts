export { isEnglishWord } from './lexicon.ts';
export { contains, overlaps, textOf, trimSpan, type Span } from './span.ts';
export { splitSentences } from './sentences.ts';
export { functionWords, normalizeWord, stem, wordPattern } from './words.ts';
export { readText, type PartOfSpeech, type Sentence, type TextReading, type Token } from './read.ts';
