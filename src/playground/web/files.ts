import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Attachments } from '../world/attachments.ts';
import { LIBRARIES } from './libraries.ts';

/** A file to answer with. */
export interface ServedFile {
  readonly contentType: string;
  readonly data: Uint8Array;
  /** For the page: hashes of its inline import maps, which its policy must allow. */
  readonly scriptHashes?: readonly string[];
  /** Whether the browser should save it instead of showing it. */
  readonly asDownload?: boolean;
}

const PAGE_FOLDER = fileURLToPath(new URL('../page/', import.meta.url));
const NODE_MODULES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const LIBRARY_PREFIX = '/libraries/';
const ATTACHMENT_PREFIX = '/attachments/';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Types that a browser may show by itself; anything else that was uploaded is saved. */
const SHOWN_UPLOADS = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** The file at a path of the web side, or null when there is none. */
export async function findFile(path: string, attachments: Attachments): Promise<ServedFile | null> {
  if (path.startsWith(ATTACHMENT_PREFIX)) return findAttachment(path, attachments);
  if (path.startsWith(LIBRARY_PREFIX)) return await findLibrary(path.slice(LIBRARY_PREFIX.length));
  return await findPageFile(path === '/' ? '/index.html' : path);
}

function findAttachment(path: string, attachments: Attachments): ServedFile | null {
  const file = attachments.at(path);
  if (!file) return null;
  const { contentType, data } = file;
  if (SHOWN_UPLOADS.has(contentType)) return { contentType, data };
  return { contentType: 'application/octet-stream', data, asDownload: true };
}

async function findLibrary(name: string): Promise<ServedFile | null> {
  const file = Object.hasOwn(LIBRARIES, name) ? LIBRARIES[name] : undefined;
  if (file === undefined) return null;
  return await readServed(join(NODE_MODULES, file));
}

/** Names of page files: letters, digits, `-`, `_` and dots inside, in folders of such names; nothing climbs out. */
async function findPageFile(path: string): Promise<ServedFile | null> {
  if (!/^(?:\/[\w-]+)*\/[\w-]+(?:\.[\w-]+)+$/u.test(path)) return null;
  return await readServed(join(PAGE_FOLDER, path));
}

async function readServed(file: string): Promise<ServedFile | null> {
  const contentType = CONTENT_TYPES[extname(file)];
  if (contentType === undefined) return null;
  const data = await readFile(file).catch(() => null);
  if (data === null) return null;
  if (extname(file) !== '.html') return { contentType, data };
  return { contentType, data, scriptHashes: importMapHashes(data.toString('utf8')) };
}

/** Hashes of the import maps in a page, as a content security policy names them. */
function importMapHashes(html: string): string[] {
  return [...html.matchAll(/<script type="importmap">([\s\S]*?)<\/script>/gu)].map(
    ([, map = '']) => `sha256-${createHash('sha256').update(map).digest('base64')}`,
  );
}
