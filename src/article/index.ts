export { passageLabel, type Article, type Passage } from './article.ts';
export { parseArticle } from './parse.ts';
export { readArticleFile } from './file.ts';
export { shownDay } from './shown-day.ts';
