import type { Article } from './article.ts';
import { decodeText } from './decode.ts';
import { parseFrontMatter } from './front-matter.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { UserError } from '../errors.ts';

/** What a format's reader finds in a file: what it knows of the article, and its text in paragraphs. */
export type Reading = Pick<Article, 'text' | 'passages'> &
  Readonly<Partial<Record<'title' | 'outlet' | 'byline' | 'url' | 'published', string | undefined>>>;

const titleLength = 100;

/**
 * Parses a file into an article. The format goes by the ending of its name: `.md` and `.markdown` are Markdown with
 * optional front matter, `.html`, `.htm` and `.xhtml` a web page, all else plain text.
 *
 * In plain text, `article.text` is the text as it is, byte order mark and line ends included, so that offsets point
 * into the file. In Markdown and HTML it is what a reader reads: the prose without markup, paragraphs apart by a
 * blank line.
 *
 * @param content - the file's bytes, or its text
 * @param name - its file name or path: named in errors, and the source of the article's id
 * @throws UserError when it is empty, binary, over 2,000,000 bytes, nested too deeply, or its front matter cannot be read
 */
export function parseArticle(content: string | Uint8Array, name: string): Article {
  const text = decodeText(content, name);
  const reading = readAs(name, text);
  const first = reading.passages[0];
  if (!first) throw new UserError(`${name} has no text to read. Give an article of at least one paragraph.`);
  return {
    id: idOf(name),
    title: onOneLine(reading.title) ?? shorten(reading.text.slice(first.start, first.end)),
    outlet: onOneLine(reading.outlet),
    byline: onOneLine(reading.byline),
    url: reading.url ?? null,
    published: onOneLine(reading.published),
    text: reading.text,
    passages: reading.passages,
  };
}

/** @throws UserError when its elements are nested so deeply that no reader gets to the end of them */
function readAs(name: string, text: string): Reading {
  try {
    return readByEnding(name, text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${name} is nested too deeply to be read. Give its text alone.`);
  }
}

function readByEnding(name: string, text: string): Reading {
  if (/\.(?:md|markdown)$/iu.test(name)) {
    const { metadata, body } = parseFrontMatter(text, name);
    const reading = readMarkdown(body);
    return { ...reading, ...metadata };
  }
  if (/\.x?html?$/iu.test(name)) return readHtml(text);
  return readPlainText(text);
}

/** File name without folder and ending, as a slug of at most 40 characters. */
function idOf(name: string): string {
  const base = name.replace(/^.*[/\\]/u, '').replace(/\.[a-z]+$/iu, '');
  const slug = base
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-');
  return slug.slice(0, 40).replace(/^-+|-+$/gu, '') || 'article';
}

/** What a file says of an article, which may be broken into lines there. */
function onOneLine(field = ''): string | null {
  return field.replace(/\s+/gu, ' ').trim() || null;
}

/** A first paragraph in the place of a missing title: its beginning, cut between words where there are any. */
function shorten(paragraph: string): string {
  const line = paragraph.replace(/\s+/gu, ' ').replace(/\.$/u, '');
  if (line.length <= titleLength) return line;
  const start = line.slice(0, titleLength).replace(/[\uD800-\uDBFF]$/, '');
  return `${start.replace(/[\s\p{P}]*\s\S*$/u, '') || start}…`;
}
