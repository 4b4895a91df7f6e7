import { button, row } from './parts.ts';

/** How many items a page of a list shows. */
const pageLength = 4;

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Counts from 0; the last page when one behind it was asked for. */
  readonly number: number;
  readonly count: number;
  /** " · page 2 of 3", or nothing when there is one page. */
  readonly place: string;
}

export function pageOf<Item>(list: readonly Item[], asked: number): Page<Item> {
  const count = Math.max(1, Math.ceil(list.length / pageLength));
  const number = Math.min(asked, count - 1);
  const items = list.slice(number * pageLength, (number + 1) * pageLength);
  return { items, number, count, place: count > 1 ? ` · page ${number + 1} of ${count}` : '' };
}

/** Buttons to the pages before and after; none for a single page. */
export function pageButtons({ number, count }: Page<unknown>, idOf: (page: number) => string) {
  if (count === 1) return [];
  const back = Math.max(0, number - 1);
  const on = Math.min(count - 1, number + 1);
  const isHere = (page: number) => ({ disabled: page === number });
  return [row(button('Previous', idOf(back), isHere(back)), button('Next', idOf(on), isHere(on)))];
}
