import type { AttributionKind } from '../quotes/index.ts';

// The thread that draws loads this file: it takes nothing but types from other rooms, whose models it can do without.

/** What the picture of a quotation shows: plain data, so that another thread can draw it. */
export interface QuotePicture {
  /** The words in order; `quoted` where they stand in quotation marks, which belong to them. */
  readonly words: readonly { readonly text: string; readonly quoted: boolean }[];
  readonly kind: AttributionKind;
  readonly speaker: string;
  /** Through whom it reached the page, ready to show, or null. */
  readonly chain: string | null;
  readonly title: string;
  readonly outlet: string | null;
  /** The day of publication, ready to show, or null. */
  readonly published: string | null;
  readonly passage: number;
}

/** What the picture says of whose words they are. */
export const kindLabels: Readonly<Record<AttributionKind, string>> = {
  direct: 'Word for word',
  mixed: 'Partly word for word',
  indirect: 'Paraphrase by the reporter',
};

/** What that means, for those who do not know the label; nothing to say of a plain quotation. */
export const kindRemarks: Readonly<Record<AttributionKind, string>> = {
  direct: '',
  mixed: 'Only what stands in quotation marks is quoted',
  indirect: 'Said in the reporter’s words; not a quotation',
};

/** Characters that Discord takes for the description of a picture. */
export const altLimit = 1024;

/** The same facts as the picture, for those who cannot see it; at most {@link altLimit} characters. */
export function quoteAltText(picture: QuotePicture): string {
  const chain = picture.chain ? `, ${picture.chain}` : '';
  const after = ` ${kindLabels[picture.kind]}: ${picture.speaker}${chain}. From “${picture.title}”, ¶${picture.passage}.`;
  const words = picture.words
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ');
  const room = altLimit - Math.min(after.length, altLimit / 2);
  const shown = words.length <= room ? words : `${words.slice(0, room - 4).replace(/\s+\S*$/u, '')} […]`;
  return (shown + after).slice(0, altLimit).toWellFormed();
}
