import type { IncomingMessage } from 'node:http';
import { refused } from '../discord-error.ts';
import { ATTACHMENT_SIZE_LIMIT } from '../world/attachments.ts';
import type { UploadedFile } from '../world/attachments.ts';
import type { Uploads } from '../world/draft.ts';

/** What may be sent in one request: ten files, and the message itself. */
const BODY_LIMIT = 11 * ATTACHMENT_SIZE_LIMIT;

/** The body of a request: its JSON (null when there is none), and the files that came with it. */
export interface Body {
  readonly json: unknown;
  readonly uploads: Uploads;
}

/**
 * Reads a JSON or multipart body.
 * @throws DiscordError 50109 for what is not JSON, 40005 for too much.
 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const bytes = await readBytes(request);
  const contentType = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: null, uploads: new Map() };
  if (contentType.startsWith('multipart/form-data')) return await readForm(bytes, contentType);
  return { json: parse(bytes.toString('utf8')), uploads: new Map() };
}

async function readBytes(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) throw refused.tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readForm(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<Body> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw refused.invalidJson();
    });
  const uploads = new Map<number, UploadedFile>();
  for (const [field, value] of form) {
    const number = /^files\[(\d+)\]$/u.exec(field)?.[1];
    if (number === undefined || typeof value === 'string') continue;
    if (value.size > ATTACHMENT_SIZE_LIMIT) throw refused.tooLarge();
    const data = new Uint8Array(await value.arrayBuffer());
    uploads.set(Number(number), { name: value.name, contentType: value.type, data });
  }
  const payload = form.get('payload_json');
  return { json: typeof payload === 'string' ? parse(payload) : null, uploads };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused.invalidJson();
  }
}
