import { UserError } from '../errors.ts';

/** Largest file that is read, in bytes: the longest newspaper features have about 200,000. */
const maximumBytes = 2_000_000;

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. A UTF-8 byte order mark stays in the text, so
 * that offsets count every character of the file.
 *
 * @throws UserError when it is too large or not text
 */
export function decodeText(content: string | Uint8Array, name: string): string {
  refuseTooLarge(typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength, name);
  const text = typeof content === 'string' ? content : decodeBytes(content, name);
  if (text.includes('\0')) throw notText(name);
  return text;
}

/** @throws UserError when a file of `size` bytes is too large to be an article */
export function refuseTooLarge(size: number, name: string): void {
  if (size <= maximumBytes) return;
  throw new UserError(
    `${name} is too large: ${size.toLocaleString('en')} bytes, the most is ${maximumBytes.toLocaleString('en')}. Give one article.`,
  );
}

function decodeBytes(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notText(name);
  }
}

function notText(name: string): UserError {
  return new UserError(
    `${name} is not a text file. Save the article as plain text, Markdown or HTML in UTF-8.`,
  );
}
