import type { ButtonInteraction } from 'discord.js';
import { openArticleOfCard, quotationOfCard } from '../choose.ts';
import { cardId, shareCardId, shareVoicesId } from '../custom-ids.ts';
import { quotePictureReply, voicesReply } from '../picturing.ts';
import { defineComponent, isOnPrivateCard } from './component.ts';

/** Draws a quotation as a picture: for everyone, unless the card it was asked on is private. */
export const drawCard = defineComponent({
  id: cardId,
  isPrivate: isOnPrivateCard,
  async execute(interaction: ButtonInteraction, { article, ...state }, services) {
    const opened = await openArticleOfCard(services, article);
    return quotePictureReply(services, opened, quotationOfCard(opened, state), isOnPrivateCard(interaction));
  },
});

/** Shows the picture of a quotation to everyone. */
export const shareCard = defineComponent({
  id: shareCardId,
  isPrivate: false,
  async execute(_interaction: ButtonInteraction, { article, ...state }, services) {
    const opened = await openArticleOfCard(services, article);
    return quotePictureReply(services, opened, quotationOfCard(opened, state), false);
  },
});

/** Shows to everyone who gets to speak. */
export const shareVoices = defineComponent({
  id: shareVoicesId,
  isPrivate: false,
  async execute(_interaction: ButtonInteraction, { article }, services) {
    return voicesReply(services, await openArticleOfCard(services, article), false);
  },
});
