import type { ButtonInteraction } from 'discord.js';
import { searchPassages } from '../../answers/index.ts';
import { contextCard, passageCard } from '../cards/passage.ts';
import { quotesCard, spanOf } from '../cards/quotes.ts';
import { searchCard } from '../cards/search.ts';
import { openArticleOfCard, passageNumbered, quotationOfCard, speakerOfCard } from '../choose.ts';
import { contextId, passageId, quotationId, quotationsId, quoteId, readId, searchId } from '../custom-ids.ts';
import { findQuotations } from '../quotations.ts';
import { defineComponent } from './component.ts';

/** Shows the passage of an excerpt with its neighbours. */
export const context = defineComponent({
  id: contextId,
  async execute(_interaction: ButtonInteraction, { article, start, end }, services) {
    const opened = await openArticleOfCard(services, article);
    return { components: [contextCard(opened.article, { start, end })] };
  },
});

/** Shows the passage of a quotation with its neighbours. */
export const quotation = defineComponent({
  id: quotationId,
  async execute(_interaction: ButtonInteraction, { article, ...state }, services) {
    const opened = await openArticleOfCard(services, article);
    return { components: [contextCard(opened.article, spanOf(quotationOfCard(opened, state)))] };
  },
});

/** Opens an article at its first passage. */
export const read = defineComponent({
  id: readId,
  async execute(_interaction: ButtonInteraction, { article }, services) {
    const opened = await openArticleOfCard(services, article);
    return { components: [passageCard(opened.article, passageNumbered(opened.article, 1), 0)] };
  },
});

/** Opens the quotations of an article. */
export const quotations = defineComponent({
  id: quotationsId,
  async execute(_interaction: ButtonInteraction, { article }, services) {
    const opened = await openArticleOfCard(services, article);
    const all = { speaker: null, kind: 0, about: '' };
    return { components: [quotesCard(opened.article, all, findQuotations(opened, all), 0)] };
  },
});

/** Turns to another passage. */
export const passage = defineComponent({
  id: passageId,
  turnsPage: true,
  async execute(_interaction: ButtonInteraction, { article, passage: number, part }, services) {
    const opened = await openArticleOfCard(services, article);
    return { components: [passageCard(opened.article, passageNumbered(opened.article, number), part)] };
  },
});

/** Turns to another page of the passages that were found. */
export const search = defineComponent({
  id: searchId,
  turnsPage: true,
  async execute(_interaction: ButtonInteraction, { article, page, text }, services) {
    const opened = await openArticleOfCard(services, article);
    return { components: [searchCard(opened.article, text, searchPassages(opened, text), page)] };
  },
});

/** Turns to another page of quotations. */
export const quote = defineComponent({
  id: quoteId,
  turnsPage: true,
  async execute(_interaction: ButtonInteraction, { article, page, speaker, name, kind, about }, services) {
    const opened = await openArticleOfCard(services, article);
    const wanted = { speaker: speakerOfCard(opened, { speaker, name }), kind, about };
    return { components: [quotesCard(opened.article, wanted, findQuotations(opened, wanted), page)] };
  },
});
