import { useState } from 'preact/hooks';
import { Avatar, nameOf } from '../core/avatar.js';
import { usePage } from '../core/context.js';
import { Dots } from '../core/dots.js';
import { Failure } from '../core/failure.js';
import { Icon } from '../core/icons.js';
import { classes, html } from '../core/html.js';
import { showPassage } from '../side/show-passage.js';
import { Body } from './body.js';
import { Flag } from './flags.js';
import { MessageMenu, Toolbar } from './menu.js';
import { Origin } from './origin.js';

/** @typedef {import('../core/state.js').APIMessage} APIMessage */

/** @param {{ message: APIMessage, newDay: boolean, follows: boolean }} properties */
export function Message({ message, newDay, follows }) {
  const page = usePage();
  const { state } = page;
  const [menuAt, openMenu] = useState(/** @type {{ x: number, y: number } | null} */ (null));
  const flags = message.flags ?? 0;
  const ephemeral = (flags & Flag.ephemeral) !== 0;
  const mentionsMe = message.mentions.some(({ id }) => id === state.user?.id);
  const failure = state.failures[message.id];
  const look = classes(
    'message',
    follows && 'message-follows',
    ephemeral && 'message-ephemeral',
    mentionsMe && 'message-mentions',
  );
  const openAt = (/** @type {MouseEvent} */ event) => {
    if (/** @type {Element} */ (event.target).closest('a, input')) return;
    event.preventDefault();
    openMenu({ x: event.clientX, y: event.clientY });
  };
  return html`${newDay && html`<${Day} timestamp=${message.timestamp} />`}
    <article
      class=${look}
      tabindex="-1"
      aria-label=${`${nameOf(message.author)}, ${time(message.timestamp)}`}
      onContextMenu=${openAt}
      data-message=${message.id}
    >
      <${Origin} message=${message} />
      ${!follows && html`<${Avatar} user=${message.author} /><${Header} message=${message} />`}
      <div class="message-body">
        ${
          (flags & Flag.loading) === 0
            ? html`<${Body} message=${message} onPassage=${onPassage(page, message)} />`
            : html`<${Thinking} />`
        }
        ${failure && html`<${Failure} text=${failure} />`}
        ${ephemeral && html`<${OnlyYou} onDismiss=${() => page.session.dismiss(message.id)} />`}
      </div>
      <${Toolbar} message=${message} onMenu=${openMenu} />
      ${menuAt && html`<${MessageMenu} message=${message} at=${menuAt} onClose=${() => openMenu(null)} />`}
    </article>`;
}

/**
 * Only what the bot says leads into the article.
 *
 * @param {import('../core/context.js').Page} page
 * @param {APIMessage} message
 */
function onPassage(page, message) {
  if (!message.author.bot) return undefined;
  return (/** @type {number} */ passage) => void showPassage(page, message, passage);
}

/** @param {{ message: APIMessage }} properties */
function Header({ message }) {
  return html`<h3 class="message-header">
    <span class="author">${nameOf(message.author)}</span>
    ${message.author.bot && html`<span class="badge">App</span>`}
    <time datetime=${message.timestamp} title=${new Date(message.timestamp).toLocaleString()}
      >${time(message.timestamp)}</time
    >
  </h3>`;
}

function Thinking() {
  return html`<p class="thinking" role="status"><${Dots} />Verbatim is thinking…</p>`;
}

/** @param {{ onDismiss: () => void }} properties */
function OnlyYou({ onDismiss }) {
  return html`<p class="only-you">
    <${Icon} name="eye" size=${16} />Only you can see this<span aria-hidden="true"> • </span>
    <button type="button" class="text-button" onClick=${onDismiss}>Dismiss message</button>
  </p>`;
}

/** @param {{ timestamp: string }} properties */
function Day({ timestamp }) {
  const text = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(new Date(timestamp));
  return html`<div class="day" role="separator" aria-label=${text}><span>${text}</span></div>`;
}

/** @param {string} timestamp */
function time(timestamp) {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date(timestamp));
}
