export type { Article, Passage } from './article.ts';
export { parseArticle } from './parse.ts';
export { readArticleFile } from './file.ts';
