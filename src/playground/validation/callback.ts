import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import * as spec from 'discord-api-spec/zod';
import { refused, refuseInvalid } from '../discord-error.ts';
import type { FieldError } from '../discord-error.ts';
import { walkComponents } from '../world/components.ts';
import type { MessageDraft, Uploads } from '../world/draft.ts';
import type { Interaction } from '../world/interactions.ts';
import { checkMessage } from './message.ts';
import { checkSchema } from './schema.ts';

/** The longest value of a suggestion (https://discord.com/developers/docs/interactions/application-commands). */
const CHOICE_LENGTH = 100;

/** A first response to an interaction, checked. */
export type Callback =
  | { readonly type: InteractionResponseType.ChannelMessageWithSource; readonly draft: MessageDraft }
  | { readonly type: InteractionResponseType.DeferredChannelMessageWithSource; readonly flags: number }
  | { readonly type: InteractionResponseType.DeferredMessageUpdate }
  | { readonly type: InteractionResponseType.UpdateMessage; readonly draft: MessageDraft }
  | {
      readonly type: InteractionResponseType.ApplicationCommandAutocompleteResult;
      readonly choices: readonly APIApplicationCommandOptionChoice[];
    }
  | { readonly type: InteractionResponseType.Modal; readonly data: APIModalInteractionResponseCallbackData };

const NEW_MESSAGE = [
  InteractionResponseType.ChannelMessageWithSource,
  InteractionResponseType.DeferredChannelMessageWithSource,
];
const MESSAGE_CHANGE = [InteractionResponseType.DeferredMessageUpdate, InteractionResponseType.UpdateMessage];

/**
 * The body of a first response to `interaction`, checked as Discord checks it.
 * @throws DiscordError 50035 or 50006
 */
export function checkCallback(body: unknown, interaction: Interaction, uploads: Uploads): Callback {
  const { type, data } = (typeof body === 'object' && body !== null ? body : {}) as {
    type?: InteractionResponseType;
    data?: unknown;
  };
  if (type === undefined || !allowedTypes(interaction).includes(type)) {
    const message = `Value must be one of {${allowedTypes(interaction).join(', ')}}.`;
    throw refused.invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
  }
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return { type, draft: checkData(data, uploads) };
    case InteractionResponseType.DeferredChannelMessageWithSource:
      refuseInvalid(checkSchema(spec.CreateMessageInteractionCallbackRequestSchema, body));
      return { type, flags: (data as { flags?: number } | undefined)?.flags ?? 0 };
    case InteractionResponseType.DeferredMessageUpdate:
      refuseInvalid(checkSchema(spec.UpdateMessageInteractionCallbackRequestSchema, body));
      return { type };
    case InteractionResponseType.UpdateMessage:
      return { type, draft: checkUpdate(data, interaction, uploads) };
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      refuseInvalid(checkSchema(spec.ApplicationCommandAutocompleteCallbackRequestSchema, body));
      return { type, choices: checkChoices(data) };
    default:
      refuseInvalid(checkSchema(spec.ModalInteractionCallbackRequestSchema, body));
      return { type: InteractionResponseType.Modal, data: checkModal(data) };
  }
}

/** Which responses an interaction may have: a modal cannot open a modal, only components have a message to update. */
function allowedTypes({ type, source }: Interaction): InteractionResponseType[] {
  if (type === InteractionType.ApplicationCommandAutocomplete) {
    return [InteractionResponseType.ApplicationCommandAutocompleteResult];
  }
  const changes = source ? MESSAGE_CHANGE : [];
  const modal = type === InteractionType.ModalSubmit ? [] : [InteractionResponseType.Modal];
  return [...NEW_MESSAGE, ...changes, ...modal];
}

function checkData(data: unknown, uploads: Uploads): MessageDraft {
  return checkMessage(data, { schema: spec.IncomingWebhookInteractionRequestSchema, uploads, at: ['data'] });
}

function checkUpdate(data: unknown, { source }: Interaction, uploads: Uploads): MessageDraft {
  const schema = spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema;
  return checkMessage(data, { schema, uploads, at: ['data'], ...(source ? { before: source.message } : {}) });
}

function checkChoices(data: unknown): readonly APIApplicationCommandOptionChoice[] {
  const { choices = [] } = (data ?? {}) as { choices?: APIApplicationCommandOptionChoice[] };
  refuseInvalid(
    choices.flatMap(({ value }, index): FieldError[] =>
      typeof value === 'string' && (value.length === 0 || value.length > CHOICE_LENGTH)
        ? [
            {
              path: ['data', 'choices', index, 'value'],
              code: 'BASE_TYPE_BAD_LENGTH',
              message: `Must be between 1 and ${CHOICE_LENGTH} in length.`,
            },
          ]
        : [],
    ),
  );
  return choices;
}

function checkModal(data: unknown): APIModalInteractionResponseCallbackData {
  const modal = data as APIModalInteractionResponseCallbackData;
  const seen = new Set<string>();
  for (const { component, path } of walkComponents(modal.components)) {
    const customId = component.custom_id;
    if (!customId) continue;
    if (seen.has(customId)) {
      const message = 'Component custom id cannot be duplicated';
      const duplicate = {
        path: ['data', ...path, 'custom_id'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message,
      };
      throw refused.invalidForm([duplicate]);
    }
    seen.add(customId);
  }
  return modal;
}
