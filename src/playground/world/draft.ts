import type {
  APIAllowedMentions,
  APIEmbed,
  APIMessageReference,
  APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import type { UploadedFile } from './attachments.ts';

/** An attachment as a request names it: `id` is the number of an uploaded file, or the id of a kept attachment. */
export interface DraftAttachment {
  readonly id: string | number;
  readonly filename?: string | null;
  readonly title?: string | null;
  readonly description?: string | null;
}

/** What a request says of a message to create or to edit. A missing field is left as it is. */
export interface MessageDraft {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly attachments?: readonly DraftAttachment[] | null;
  readonly message_reference?: (Partial<APIMessageReference> & { fail_if_not_exists?: boolean }) | null;
}

/** The files that came with a request, by their number: `files[0]` is file 0. */
export type Uploads = ReadonlyMap<number, UploadedFile>;
