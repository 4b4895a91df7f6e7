import { AllowedMentionsTypes, MessageFlags } from 'discord-api-types/v10';
import type { APIEmbed, APIMessage } from 'discord-api-types/v10';
import type { ZodMiniType } from 'zod/mini';
import { refused, refuseInvalid } from '../discord-error.ts';
import type { FieldError } from '../discord-error.ts';
import type { MessageDraft, Uploads } from '../world/draft.ts';
import { checkComponents, checkAddresses } from './components.ts';
import { checkSchema } from './schema.ts';

/** Limits that the schemas do not hold (https://discord.com/developers/docs/resources/message). */
const CONTENT_LENGTH = 2_000;
const EMBEDS_LENGTH = 6_000;
const ATTACHMENTS = 10;

/** Flags that may be set on a message; a request that sets another is refused. */
const SETTABLE_FLAGS =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsVoiceMessage |
  MessageFlags.IsComponentsV2;

/** discord.js sends these with every message, also where the endpoint has no such field; Discord ignores them. */
const IGNORED = ['tts', 'enforce_nonce'];

/** What a message is checked against, beside the body itself. */
export interface MessageCheck {
  readonly schema: ZodMiniType;
  readonly uploads: Uploads;
  /** The message that an edit changes. */
  readonly before?: APIMessage;
  /** Where the message stands in the request body, when it is not the whole. */
  readonly at?: readonly PropertyKey[];
}

/**
 * The body of a request that creates or edits a message, checked as Discord checks it.
 * @throws DiscordError 50035 with the tree of what is wrong, or 50006 for a message with nothing in it.
 */
export function checkMessage(
  body: unknown,
  { schema, uploads, before, at = [] }: MessageCheck,
): MessageDraft {
  const cleaned = withoutIgnored(body ?? {});
  const draft = cleaned as MessageDraft;
  const schemaErrors = checkSchema(schema, cleaned);
  const errors = schemaErrors.length > 0 ? schemaErrors : messageErrors(draft, uploads, before);
  refuseInvalid(errors.map((error) => ({ ...error, path: [...at, ...error.path] })));
  if (isEmpty(draft, uploads, before)) throw refused.emptyMessage();
  return draft;
}

/** What the schemas let pass and Discord refuses; `before` is the message that is edited. */
function messageErrors(draft: MessageDraft, uploads: Uploads, before?: APIMessage): FieldError[] {
  const wasV2 = ((before?.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const isV2 = wasV2 || ((draft.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const filenames = filenamesAfter(draft, uploads, before);
  return [
    ...checkFlags(draft, wasV2),
    ...checkContent(draft),
    ...checkEmbeds(draft.embeds ?? []),
    ...checkAllowedMentions(draft),
    ...checkAttachments(draft, uploads, before),
    ...(isV2 ? checkLegacyFields(draft, before) : []),
    ...checkComponents(draft.components ?? [], isV2, filenames),
    ...checkAddresses(draft.embeds ?? [], filenames, ['embeds']),
  ];
}

function checkFlags({ flags }: MessageDraft, wasV2: boolean): FieldError[] {
  if (flags === undefined || flags === null) return [];
  const errors: FieldError[] = [];
  if ((flags & ~SETTABLE_FLAGS) !== 0) {
    errors.push({ path: ['flags'], code: 'MESSAGE_FLAGS_INVALID', message: 'This flag cannot be set.' });
  }
  if (wasV2 && (flags & MessageFlags.IsComponentsV2) === 0) {
    const message = 'The flag IS_COMPONENTS_V2 cannot be removed from a message.';
    errors.push({ path: ['flags'], code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', message });
  }
  return errors;
}

function checkContent({ content }: MessageDraft): FieldError[] {
  if ((content?.length ?? 0) <= CONTENT_LENGTH) return [];
  const message = `Must be ${CONTENT_LENGTH} or fewer in length.`;
  return [{ path: ['content'], code: 'BASE_TYPE_MAX_LENGTH', message }];
}

function checkEmbeds(embeds: readonly APIEmbed[]): FieldError[] {
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total <= EMBEDS_LENGTH) return [];
  const message = `Embed size exceeds maximum size of ${EMBEDS_LENGTH}`;
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function embedLength({ title, description, author, footer, fields }: APIEmbed): number {
  const texts = [title, description, author?.name, footer?.text];
  for (const { name, value } of fields ?? []) texts.push(name, value);
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** `parse` with a kind excludes a list of that kind. */
function checkAllowedMentions({ allowed_mentions: allowed }: MessageDraft): FieldError[] {
  const kinds = [
    [AllowedMentionsTypes.User, 'users'],
    [AllowedMentionsTypes.Role, 'roles'],
  ] as const;
  return kinds
    .filter(([parsed, listed]) => allowed?.parse?.includes(parsed) && (allowed[listed]?.length ?? 0) > 0)
    .map(([, listed]) => ({
      path: ['allowed_mentions'],
      code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      message: `parse:["${listed}"] and ${listed}: [ids...] are mutually exclusive.`,
    }));
}

function checkAttachments(draft: MessageDraft, uploads: Uploads, before?: APIMessage): FieldError[] {
  const kept = new Set(before?.attachments.map(({ id }) => id));
  const errors = (draft.attachments ?? []).flatMap(({ id }, index): FieldError[] =>
    kept.has(String(id)) || uploads.has(Number(id))
      ? []
      : [
          {
            path: ['attachments', index, 'id'],
            code: 'ATTACHMENT_NOT_FOUND',
            message: 'Attachment not found',
          },
        ],
  );
  if (filenamesAfter(draft, uploads, before).length > ATTACHMENTS) {
    const message = `Must be ${ATTACHMENTS} or fewer in length.`;
    errors.push({ path: ['attachments'], code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  return errors;
}

/** Components V2 rule out `content`, `embeds`, `poll` and stickers. */
function checkLegacyFields(draft: MessageDraft, before?: APIMessage): FieldError[] {
  const left = (field: 'content' | 'embeds'): boolean =>
    draft[field] === undefined && (before?.[field].length ?? 0) > 0;
  return (['content', 'embeds', 'poll', 'sticker_ids'] as const)
    .filter((field) => {
      const value = (draft as Record<string, unknown>)[field];
      const isSet = Array.isArray(value) || typeof value === 'string' ? value.length > 0 : Boolean(value);
      return isSet || ((field === 'content' || field === 'embeds') && left(field));
    })
    .map((field) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
}

function filenamesAfter(draft: MessageDraft, uploads: Uploads, before?: APIMessage): string[] {
  const kept = (before?.attachments ?? []).filter(
    ({ id }) => !draft.attachments || draft.attachments.some((named) => String(named.id) === id),
  );
  return [...kept.map(({ filename }) => filename), ...[...uploads.values()].map(({ name }) => name)];
}

/** Whether the message would show nothing. */
function isEmpty(draft: MessageDraft, uploads: Uploads, before?: APIMessage): boolean {
  const { content, embeds, components, poll, sticker_ids } = {
    ...before,
    ...Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)),
  } as MessageDraft & { poll?: object; sticker_ids?: string[] };
  const hasFiles = filenamesAfter(draft, uploads, before).length > 0;
  const hasParts = [embeds, components, sticker_ids].some((parts) => (parts?.length ?? 0) > 0);
  return (content ?? '').trim() === '' && !hasParts && !poll && !hasFiles;
}

function withoutIgnored(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !IGNORED.includes(key)));
}
