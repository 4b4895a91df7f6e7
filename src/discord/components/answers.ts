import {
  ComponentType,
  TextInputStyle,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type ButtonInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import { answerReply } from '../answering.ts';
import { componentsOf, questionOn } from '../card-text.ts';
import { moreCard, readSpans } from '../cards/answer.ts';
import { openArticleOfCard } from '../choose.ts';
import { askId, followUpId, moreId, shareId } from '../custom-ids.ts';
import { limits } from '../limits.ts';
import { plainLine } from '../markdown/index.ts';
import { defineComponent, isOnPrivateCard } from './component.ts';

/** The text input of the modal of a follow-up. */
const questionInput = 'question';

/** Shows the next-best excerpts. */
export const more = defineComponent({
  id: moreId,
  async execute(_interaction: ButtonInteraction, { article, spans }, services) {
    const opened = await openArticleOfCard(services, article);
    return { components: [moreCard(opened.article, readSpans(spans))] };
  },
});

/** Asks the question on the button. */
export const ask = defineComponent({
  id: askId,
  execute(_interaction: ButtonInteraction, { article, question }, services) {
    const articleFor = () => openArticleOfCard(services, article);
    return answerReply(services, articleFor, { question, isPrivate: true });
  },
});

/** Shows a private card to everyone. */
export const share = defineComponent({
  id: shareId,
  isPrivate: false,
  execute({ message }: ButtonInteraction) {
    return { components: componentsOf(message).map(withoutShare) };
  },
});

/** Opens a modal that asks for the next question. */
export const followUp = defineComponent({
  id: followUpId,
  async execute(interaction: ButtonInteraction, state) {
    const previous = questionOn(componentsOf(interaction.message));
    await interaction.showModal({
      title: 'Follow up',
      custom_id: followUpId.write(state),
      components: [
        {
          type: ComponentType.Label,
          label: 'Your next question',
          ...(previous ? { description: plainLine(`After: ${previous}`, limits.labelDescription) } : {}),
          component: {
            type: ComponentType.TextInput,
            custom_id: questionInput,
            style: TextInputStyle.Short,
            placeholder: 'and when?',
            min_length: 1,
            max_length: 300,
            required: true,
          },
        },
      ],
    });
    return null;
  },
});

/** Answers the question of that modal in the light of the one on the card. */
export const followUpAnswer = defineComponent({
  id: followUpId,
  isPrivate: isOnPrivateCard,
  execute(interaction: ModalSubmitInteraction, { article }, services) {
    const { fields, message } = interaction;
    const articleFor = () => openArticleOfCard(services, article);
    const question = fields.getTextInputValue(questionInput);
    const previous = message && questionOn(componentsOf(message));
    return answerReply(services, articleFor, { question, previous, isPrivate: isOnPrivateCard(interaction) });
  },
});

/** A card without its button to share it; Discord takes no row without buttons, so that goes as well. */
function withoutShare(component: APIMessageTopLevelComponent): APIMessageTopLevelComponent {
  if (component.type !== ComponentType.Container) return component;
  const shared = component.components.flatMap((part): APIComponentInContainer[] => {
    if (part.type !== ComponentType.ActionRow) return [part];
    const components = part.components.filter(
      (item) => !('custom_id' in item) || !shareId.read(item.custom_id),
    );
    return components.length > 0 ? [{ ...part, components }] : [];
  });
  return { ...component, components: shared };
}
