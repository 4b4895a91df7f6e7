export { kinTerms, profileArticle, type ArticleProfile } from './profile.ts';
export { SentenceShape } from './sentence-shape.ts';
export { SpeechPart } from './speech.ts';
export { kindsOf, TokenKind } from './token-table.ts';
