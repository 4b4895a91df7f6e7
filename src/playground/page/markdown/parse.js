/**
 * Discord's dialect of Markdown, read into a tree. Discord does not publish a grammar; this follows what its
 * "Markdown Text 101" describes and what its clients show: block marks count only at the start of a line, spans do
 * not nest into themselves, a line break is a line break.
 */
import { parseInline } from './inline.js';

/** @typedef {import('./nodes.js').Node} Node */

const CODE_BLOCK = /^```(?:([\w+#.-]+)\n)?\n*([^]*?)\n*```\n?/;
const HEADING = /^(#{1,3}) +([^\n]+)(?:\n|$)/;
const SUBTEXT = /^-# +([^\n]+)(?:\n|$)/;
const QUOTE_REST = /^>>> ([^]*)$/;
const QUOTE_LINES = /^(?:> [^\n]*(?:\n|$))+/;
const LIST = /^(?: *(?:[-*]|\d{1,9}\.) [^\n]+(?:\n|$))+/;
const LIST_ITEM = /^( *)([-*]|\d{1,9}\.) +([^\n]+)$/;

/** @param {string} source  @param {{ readonly insideQuote?: boolean }} [place]  @returns {Node[]} */
export function parseMarkdown(source, place = {}) {
  /** @type {Node[]} */
  const nodes = [];
  let plain = '';
  let rest = source.replaceAll('\r\n', '\n');
  const flush = () => {
    if (plain) nodes.push({ type: 'paragraph', children: parseInline(plain.replace(/\n$/, '')) });
    plain = '';
  };
  while (rest) {
    const block = readBlock(rest, place);
    if (block) {
      flush();
      nodes.push(block.node);
      rest = rest.slice(block.length);
      continue;
    }
    const length = lineLength(rest);
    plain += rest.slice(0, length);
    rest = rest.slice(length);
  }
  flush();
  return nodes;
}

/**
 * A line with its break; a code block may begin inside a line, so the line ends before it.
 *
 * @param {string} rest
 */
function lineLength(rest) {
  const end = rest.indexOf('\n');
  const length = end < 0 ? rest.length : end + 1;
  const fence = rest.slice(0, length).indexOf('```', 1);
  return fence > 0 && rest[fence - 1] !== '\\' && CODE_BLOCK.test(rest.slice(fence)) ? fence : length;
}

/**
 * @param {string} rest
 * @param {{ readonly insideQuote?: boolean }} place
 * @returns {{ node: Node, length: number } | null}
 */
function readBlock(rest, place) {
  let match;
  if ((match = CODE_BLOCK.exec(rest)) && match[2]) {
    return {
      node: { type: 'codeBlock', language: match[1] ?? null, text: match[2] },
      length: match[0].length,
    };
  }
  if ((match = HEADING.exec(rest))) {
    return {
      node: { type: 'heading', level: part(match, 1).length, children: parseInline(part(match, 2)) },
      length: match[0].length,
    };
  }
  if ((match = SUBTEXT.exec(rest))) {
    return { node: { type: 'subtext', children: parseInline(part(match, 1)) }, length: match[0].length };
  }
  if (!place.insideQuote && (match = QUOTE_REST.exec(rest))) return quote(match[0], part(match, 1));
  if (!place.insideQuote && (match = QUOTE_LINES.exec(rest)))
    return quote(match[0], match[0].replace(/^> /gm, ''));
  if ((match = LIST.exec(rest)))
    return { node: readList(match[0].trimEnd().split('\n')), length: match[0].length };
  return null;
}

/** @param {string} source  @param {string} inside  @returns {{ node: Node, length: number }} */
function quote(source, inside) {
  return {
    node: { type: 'quote', children: parseMarkdown(inside.replace(/\n$/, ''), { insideQuote: true }) },
    length: source.length,
  };
}

/**
 * Lines further in than the first belong to lists of their own inside the item before them.
 *
 * @param {string[]} lines
 * @returns {Node}
 */
function readList(lines) {
  const first = LIST_ITEM.exec(lines[0] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const number = Number.parseInt(first?.[2] ?? '', 10);
  /** @type {Node[]} */
  const items = [];
  for (let index = 0; index < lines.length;) {
    const item = LIST_ITEM.exec(lines[index] ?? '');
    const nested = [];
    for (index += 1; index < lines.length && depth(lines[index]) > indent; index += 1)
      nested.push(lines[index] ?? '');
    const children = parseInline(item?.[3] ?? '');
    items.push({ type: 'item', children: nested.length ? [...children, readList(nested)] : children });
  }
  return { type: 'list', start: Number.isNaN(number) ? null : number, children: items };
}

/** @param {string | undefined} line */
function depth(line) {
  return (line ?? '').length - (line ?? '').trimStart().length;
}

/** @param {RegExpExecArray} match  @param {number} group */
function part(match, group) {
  return match[group] ?? '';
}
