import { parseMarkdown } from '../markdown/parse.js';
import { nodesOfType, plainText } from '../markdown/nodes.js';

/**
 * What a message quotes, read from what it shows and from nothing else.
 *
 * @typedef {import('../core/state.js').APIMessage} APIMessage
 * @typedef {import('../side/locate.js').QuotedText} QuotedText
 */

/**
 * All Markdown of a message: its content, its embeds, the texts of its components.
 *
 * @param {APIMessage} message
 * @returns {string[]}
 */
export function textsOf(message) {
  const embeds = message.embeds.flatMap(({ title, description, fields }) => [
    title ?? '',
    description ?? '',
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  return [
    message.content,
    ...embeds,
    ...(message.components ?? []).flatMap((component) => textsOfComponent(component)),
  ].filter(Boolean);
}

/** @param {any} component  @returns {string[]} */
function textsOfComponent(component) {
  const own = typeof component.content === 'string' ? [component.content] : [];
  return [
    ...own,
    ...(component.components ?? []).flatMap((/** @type {any} */ inner) => textsOfComponent(inner)),
  ];
}

/**
 * Each paragraph of each block quote, with what is bold in it.
 *
 * @param {APIMessage} message
 * @returns {QuotedText[]}
 */
export function quotesOf(message) {
  return textsOf(message)
    .flatMap((text) => nodesOfType(parseMarkdown(text), 'quote'))
    .flatMap((quote) => ('children' in quote ? [quote] : []))
    .map((quote) => ({
      text: plainText(quote.children).trim(),
      strong: nodesOfType(quote.children, 'strong').map((node) => plainText([node])),
    }));
}

/**
 * What a message says as plain text: for previews, copying and screen readers.
 *
 * @param {APIMessage} message
 */
export function plainTextOf(message) {
  return textsOf(message)
    .map((text) => plainText(parseMarkdown(text)).trim())
    .join('\n');
}
