import { ask, followUp, followUpAnswer, more, share } from './answers.ts';
import type { Component } from './component.ts';
import { drawCard, shareCard, shareVoices } from './pictures.ts';
import { context, passage, quotation, quotations, quote, read, search } from './pages.ts';

/** All buttons and menus. */
export const components: readonly Component[] = [
  ask,
  context,
  drawCard,
  followUp,
  more,
  passage,
  quotation,
  quotations,
  quote,
  read,
  search,
  share,
  shareCard,
  shareVoices,
];

/** All modals. */
export const modals: readonly Component[] = [followUpAnswer];
