import { MessageFlags, type ButtonInteraction } from 'discord.js';
import { UserError } from '../../errors.ts';
import { openArticleOfCard } from '../choose.ts';
import { cardId } from '../custom-ids.ts';
import { quotePictureReply } from '../picturing.ts';
import { defineComponent, outdatedCard } from './component.ts';

/** Draws a quotation as a picture: for everyone, unless the card it was asked on is private. */
export const drawCard = defineComponent({
  id: cardId,
  isPrivate: ({ message }: ButtonInteraction) => message.flags.has(MessageFlags.Ephemeral),
  async execute(_interaction: ButtonInteraction, { article, quotation }, services) {
    const opened = await openArticleOfCard(services, article);
    const attribution = opened.quotes.attributions[quotation];
    if (!attribution) throw new UserError(outdatedCard);
    return quotePictureReply(services, opened, attribution);
  },
});
