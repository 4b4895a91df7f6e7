export { KIN_LETTERS, kinTerms, profileArticle, type ArticleProfile } from './profile.ts';
export { SentenceShape } from './sentence-shape.ts';
export { SpeechPart } from './speech.ts';
export { kindsOf, NAME_SENSES, partNumber, TokenKind } from './token-table.ts';
