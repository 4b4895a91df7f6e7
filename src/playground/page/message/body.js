import { html } from '../core/html.js';
import { Markdown } from '../markdown/view.js';
import { Component } from './components.js';
import { Embed } from './embed.js';
import { Attachment } from './media.js';
import { Flag } from './flags.js';

/** @typedef {import('../core/state.js').APIMessage} APIMessage */

/**
 * What a message shows: its text, embeds, attachments and components.
 *
 * @param {{ message: APIMessage, onPassage: ((passage: number) => void) | undefined }} properties
 */
export function Body({ message, onPassage }) {
  const components = message.components ?? [];
  return html`${message.content && html`<${Markdown} source=${message.content} onPassage=${onPassage} />`}
  ${message.embeds.map((embed, index) => html`<${Embed} key=${index} embed=${embed} onPassage=${onPassage} />`)}
  ${shownApart(message).map((file) => html`<${Attachment} key=${file.id} attachment=${file} />`)}
  ${
    components.length > 0 &&
    html`<div class="components">
      ${components.map(
        (component, index) =>
          html`<${Component}
            key=${index}
            component=${component}
            message=${message}
            onPassage=${onPassage}
          />`,
      )}
    </div>`
  }
  ${message.edited_timestamp && html`<${Edited} timestamp=${message.edited_timestamp} />`}`;
}

/**
 * With components of the second version, attachments are shown where a component points to them.
 *
 * @param {APIMessage} message
 */
function shownApart(message) {
  return ((message.flags ?? 0) & Flag.componentsV2) === 0 ? message.attachments : [];
}

/** @param {{ timestamp: string }} properties */
function Edited({ timestamp }) {
  return html`<span class="edited" title=${new Date(timestamp).toLocaleString()}>(edited)</span>`;
}
