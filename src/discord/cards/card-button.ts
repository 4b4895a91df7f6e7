import type { Article } from '../../article/index.ts';
import { articleKey } from '../../library/index.ts';
import { cardId } from '../custom-ids.ts';
import { button } from './parts.ts';

/** A button that draws a quotation, by its index among the article's, as a picture. */
export function cardButton(article: Article, quotation: number, label = 'Card') {
  return button(label, cardId.write({ article: articleKey(article), quotation }));
}
