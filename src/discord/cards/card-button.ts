import type { Article } from '../../article/index.ts';
import type { Attribution } from '../../quotes/index.ts';
import { cardId, quotationState } from '../custom-ids.ts';
import { button } from './parts.ts';

/** A button that draws a quotation as a picture. */
export function cardButton(article: Article, quotation: Attribution, label = 'Card') {
  return button(label, cardId.write(quotationState(article, quotation)));
}
