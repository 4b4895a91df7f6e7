/** @typedef {import('./nodes.js').Node} Node */
/** @typedef {{ node: Node, length: number }} Found */

/** Marks of spans; a longer mark is tried before a shorter one that it begins with. */
const SPANS = /** @type {const} */ ([
  ['**', 'strong'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
]);

/** Deeper marks stay text: nobody nests this far, and hostile input shall not exhaust the stack. */
const DEEPEST = 12;

const ESCAPE = /^\\([^0-9A-Za-z\s])/;
const ANGLE_LINK = /^<(https?:\/\/[^\s>]+)>/;
const BARE_LINK = /^https?:\/\/[^\s<]+[^<.,:;"')\]\s*_~|]/;
const MASKED_LINK =
  /^\[((?:\\.|[^[\]\\\n])+)\]\(\s*<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"([^"\n]*)")?\s*\)/;
const REFERENCE = /^<(@!?|@&|#)(\d{15,22})>/;
const COMMAND = /^<\/([-\w ]{1,100}):(\d{15,22})>/;
const EMOJI = /^<a?:(\w{2,32}):(\d{15,22})>/;
const TIMESTAMP = /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/;
const EVERYONE = /^@(?:everyone|here)\b/;
/** Everything up to the next character that could begin something else. */
const PLAIN = /^(?:[^\\`*_~|<@[h]|h(?!ttps?:\/\/))+|^`+|^[^]/;

/** @param {string} source  @param {number} [level]  @returns {Node[]} */
export function parseInline(source, level = 0) {
  /** @type {Node[]} */
  const nodes = [];
  let rest = source;
  let before = '';
  while (rest) {
    const found =
      readToken(rest) ?? (level < DEEPEST ? readSpan(rest, before, level) : null) ?? readPlain(rest);
    append(nodes, found.node);
    before = rest.charAt(found.length - 1);
    rest = rest.slice(found.length);
  }
  return nodes;
}

/** @param {Node[]} nodes  @param {Node} node */
function append(nodes, node) {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text') last.text += node.text;
  else nodes.push(node);
}

/** @param {string} rest  @returns {Found | null} */
function readToken(rest) {
  let match;
  if ((match = ESCAPE.exec(rest))) return found(match, { type: 'text', text: match[1] ?? '' });
  if (rest[0] === '`') return readCode(rest);
  if ((match = MASKED_LINK.exec(rest))) return found(match, maskedLink(match));
  if ((match = ANGLE_LINK.exec(rest) ?? BARE_LINK.exec(rest))) {
    const href = match[1] ?? match[0];
    return found(match, { type: 'link', href, title: null, children: [{ type: 'text', text: href }] });
  }
  if (rest[0] === '<') return readAngle(rest);
  if ((match = EVERYONE.exec(rest))) return found(match, { type: 'everyone', text: match[0] });
  return null;
}

/** @param {string} rest  @returns {Found | null} */
function readCode(rest) {
  const length = codeLength(rest, 0);
  const ticks = runOfTicks(rest, 0);
  return length
    ? { node: { type: 'code', text: trimCode(rest.slice(ticks, length - ticks)) }, length }
    : null;
}

/**
 * Length of the code that begins at `start`: up to the next run of as many back ticks; 0 when there is none.
 *
 * @param {string} text
 * @param {number} start
 */
function codeLength(text, start) {
  const ticks = runOfTicks(text, start);
  for (let index = start + ticks; (index = text.indexOf('`', index)) >= 0;) {
    const run = runOfTicks(text, index);
    index += run;
    if (run === ticks) return index - start;
  }
  return 0;
}

/** @param {string} text  @param {number} start */
function runOfTicks(text, start) {
  let end = start;
  while (text[end] === '`') end += 1;
  return end - start;
}

/**
 * What stands in angle brackets: mentions, commands, emoji, timestamps.
 *
 * @param {string} rest
 * @returns {Found | null}
 */
function readAngle(rest) {
  let match;
  if ((match = REFERENCE.exec(rest))) {
    const type = match[1] === '#' ? 'channel' : match[1] === '@&' ? 'role' : 'user';
    return found(match, { type, id: match[2] ?? '' });
  }
  if ((match = COMMAND.exec(rest)))
    return found(match, { type: 'command', name: match[1] ?? '', id: match[2] ?? '' });
  if ((match = EMOJI.exec(rest)))
    return found(match, { type: 'emoji', name: match[1] ?? '', id: match[2] ?? '' });
  if ((match = TIMESTAMP.exec(rest))) {
    return found(match, { type: 'timestamp', seconds: Number(match[1]), style: match[2] ?? 'f' });
  }
  return null;
}

/** @param {string} rest  @param {string} before  @param {number} level  @returns {Found | null} */
function readSpan(rest, before, level) {
  for (const [mark, type] of SPANS) {
    if (!rest.startsWith(mark)) continue;
    if (mark === '_' && /\w/.test(before)) continue;
    const end = closing(rest, mark);
    if (end < 0) continue;
    const children = parseInline(rest.slice(mark.length, end), level + 1);
    return { node: { type, children }, length: end + mark.length };
  }
  return null;
}

/**
 * Where the span that `rest` begins with is closed, or -1. A double mark closes at the last place of a run of its
 * character (`***both***`); a single star needs something other than a space on its inner sides; a single low line
 * closes at the end of a word.
 *
 * @param {string} rest
 * @param {string} mark
 */
function closing(rest, mark) {
  const character = mark.charAt(0);
  if (mark === '*' && /[\s*]/.test(rest.charAt(1))) return -1;
  for (let index = mark.length; index < rest.length; index += 1) {
    if (rest[index] === '\\') index += 1;
    else if (rest[index] === '`') index += (codeLength(rest, index) || 1) - 1;
    else if (!rest.startsWith(mark, index)) continue;
    else if (mark.length === 2) {
      if (index > mark.length && rest[index + 2] !== character) return index;
    } else if (rest[index + 1] === character) index += 1;
    else if (index > 1 && closesSingle(rest, mark, index)) return index;
  }
  return -1;
}

/** @param {string} rest  @param {string} mark  @param {number} index */
function closesSingle(rest, mark, index) {
  return mark === '*' ? !/\s/.test(rest.charAt(index - 1)) : !/\w/.test(rest.charAt(index + 1));
}

/** @param {string} rest  @returns {Found} */
function readPlain(rest) {
  const text = PLAIN.exec(rest)?.[0] ?? rest.charAt(0);
  return { node: { type: 'text', text }, length: text.length };
}

/** @param {RegExpExecArray} match  @returns {Node} */
function maskedLink(match) {
  const children = parseInline(match[1] ?? '', DEEPEST - 2);
  return { type: 'link', href: match[2] ?? '', title: match[3] ?? null, children };
}

/** Two or more back ticks may be set off by a space, which is not shown. @param {string} text */
function trimCode(text) {
  return text.replace(/^ (?=`)|(?<=`) $/g, '');
}

/** @param {RegExpExecArray} match  @param {Node} node  @returns {Found} */
function found(match, node) {
  return { node, length: match[0].length };
}
