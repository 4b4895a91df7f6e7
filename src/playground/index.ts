export { startPlayground } from './playground.ts';
export type { Playground, PlaygroundOptions } from './playground.ts';
export type { Articles } from './web/articles.ts';
export type { ArticleSummary, ReadableArticle } from './protocol.ts';
