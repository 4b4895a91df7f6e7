import { useState } from 'preact/hooks';
import { nameOf } from '../core/avatar.js';
import { usePage } from '../core/context.js';
import { html } from '../core/html.js';
import { changeDraft } from '../core/state.js';
import { commandEntries, startCommand } from '../composer/options.js';
import { parseMarkdown } from './parse.js';
import { Timestamp } from './timestamp.js';

/** @typedef {import('./nodes.js').Node} Node */
/** @typedef {{ readonly onPassage?: ((passage: number) => void) | undefined }} Links */

const PASSAGE = /¶\s?(\d{1,5})/;

/**
 * Draws Discord's Markdown; `onPassage` makes each ¶3 a way to the passage.
 *
 * @param {{ source: string } & Links} properties
 */
export function Markdown({ source, onPassage }) {
  return html`<div class="markdown">${parseMarkdown(source).map((node) => draw(node, { onPassage }))}</div>`;
}

/** @type {Record<string, string>} */
const ELEMENTS = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
  quote: 'blockquote',
  item: 'li',
};

/** @param {Node} node  @param {Links} links @returns {any} */
function draw(node, links) {
  const inside = () => ('children' in node ? node.children.map((child) => draw(child, links)) : null);
  switch (node.type) {
    case 'text':
      return links.onPassage ? withPassages(node.text, links.onPassage) : node.text;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'codeBlock':
      return html`<pre tabindex="0"><code>${node.text}</code></pre>`;
    case 'paragraph':
      return html`<div class="paragraph">${inside()}</div>`;
    case 'heading':
      return html`<div class=${`heading heading-${node.level}`} role="heading" aria-level="4">
        ${inside()}
      </div>`;
    case 'subtext':
      return html`<div class="subtext">${inside()}</div>`;
    case 'list':
      return node.start === null
        ? html`<ul>
            ${inside()}
          </ul>`
        : html`<ol start=${node.start}>
            ${inside()}
          </ol>`;
    case 'spoiler':
      return html`<${Spoiler}>${inside()}<//>`;
    case 'link':
      return html`<a
        href=${node.href}
        title=${node.title ?? node.href}
        target="_blank"
        rel="noopener noreferrer"
        >${inside()}</a
      >`;
    case 'timestamp':
      return html`<${Timestamp} seconds=${node.seconds} format=${node.style} />`;
    case 'everyone':
      return html`<span class="mention">${node.text}</span>`;
    case 'emoji':
      return html`<span class="emoji">:${node.name}:</span>`;
    case 'command':
      return html`<${CommandMention} name=${node.name} id=${node.id} />`;
    case 'user':
    case 'role':
    case 'channel':
      return html`<${Mention} node=${node} />`;
    default:
      return html`<${ELEMENTS[node.type] ?? 'span'}>${inside()}<//>`;
  }
}

/** @param {string} text  @param {(passage: number) => void} onPassage */
function withPassages(text, onPassage) {
  return text.split(/(¶\s?\d{1,5})/).map((part) => {
    const number = PASSAGE.exec(part)?.[1];
    if (!number) return part;
    return html`<button
      type="button"
      class="passage-link"
      title="Show in the article"
      onClick=${() => onPassage(Number(number))}
    >
      ${part}
    </button>`;
  });
}

/** @param {{ children: any }} properties */
function Spoiler({ children }) {
  const [shown, show] = useState(false);
  if (shown) return html`<span class="spoiler spoiler-shown">${children}</span>`;
  return html`<button type="button" class="spoiler" aria-label="Spoiler: show" onClick=${() => show(true)}>
    <span aria-hidden="true">${children}</span>
  </button>`;
}

/** Clicking a command starts it. @param {{ name: string, id: string }} properties */
function CommandMention({ name, id }) {
  const { store, state } = usePage();
  const entry = commandEntries(state.commands).find((known) => known.commandId === id && known.name === name);
  if (!entry) return html`<span class="mention">/${name}</span>`;
  const start = () => store.update((before) => changeDraft(before, { command: startCommand(entry) }));
  return html`<button type="button" class="mention" onClick=${start}>/${name}</button>`;
}

/** @param {{ node: Extract<Node, { id: string }> }} properties */
function Mention({ node }) {
  const { state } = usePage();
  if (node.type === 'channel') {
    return html`<span class="mention"
      >#${state.channels.find(({ id }) => id === node.id)?.name ?? 'unknown'}</span
    >`;
  }
  if (node.type === 'role') return html`<span class="mention">@role</span>`;
  const user = [state.user, state.bot].find((known) => known?.id === node.id);
  return html`<span class="mention">@${user ? nameOf(user) : 'unknown-user'}</span>`;
}
