import { extname } from 'node:path';
import type { APIAttachment } from 'discord-api-types/v10';
import type { Snowflakes } from '../snowflakes.ts';

/** The largest file that may be uploaded, in bytes: 10 MiB, Discord's limit without a boost. */
export const ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024;

/** A file as it was uploaded. */
export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array;
}

/** What may be said of a file beside its bytes. */
export interface AttachmentDetails {
  readonly title?: string | null;
  readonly description?: string | null;
}

/** Discord tells a file's type by its name when the upload does not say. */
const TYPES_BY_ENDING: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
};
const UNKNOWN_TYPE = 'application/octet-stream';

/** The files that were uploaded, each readable at its address on this server. */
export class Attachments {
  readonly #snowflakes: Snowflakes;
  readonly #address: () => string;
  readonly #files = new Map<string, UploadedFile>();

  constructor(snowflakes: Snowflakes, address: () => string) {
    this.#snowflakes = snowflakes;
    this.#address = address;
  }

  /** Keeps `file` and gives the attachment object that stands for it. */
  add(channelId: string, file: UploadedFile, details: AttachmentDetails = {}): APIAttachment {
    const id = this.#snowflakes.next();
    const contentType = typeOf(file);
    const path = `/attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
    this.#files.set(path, { ...file, contentType });
    const url = this.#address() + path;
    return {
      id,
      filename: file.name,
      size: file.data.byteLength,
      url,
      proxy_url: url,
      content_type: contentType,
      ...(details.title ? { title: details.title } : {}),
      ...(details.description ? { description: details.description } : {}),
    };
  }

  /** The file at a path that begins with `/attachments/`. */
  at(path: string): UploadedFile | undefined {
    return this.#files.get(path);
  }
}

function typeOf({ name, contentType }: UploadedFile): string {
  if (contentType !== '' && contentType !== UNKNOWN_TYPE) return contentType;
  return TYPES_BY_ENDING[extname(name).toLowerCase()] ?? UNKNOWN_TYPE;
}
