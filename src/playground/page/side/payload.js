import { usePage } from '../core/context.js';
import { html } from '../core/html.js';
import { nameOf } from '../core/avatar.js';
import { plainTextOf } from '../message/quotes.js';
import { Json } from './json.js';

/** The message as Discord would hold it, to read and to copy. */
export function PayloadPane() {
  const { store, state } = usePage();
  const messages = state.messages.filter(({ channel_id: id }) => id === state.channelId);
  const message =
    messages.find(({ id }) => id === state.payloadOf) ??
    messages.findLast(({ author }) => author.bot) ??
    messages.at(-1);
  if (!message)
    return html`<p class="empty">
      No message yet. What the bot sends is shown here as Discord would have received it.
    </p>`;
  return html`<div class="article-tools">
      <select
        class="chooser"
        aria-label="Choose a message"
        value=${message.id}
        onChange=${(/** @type {any} */ event) => store.set({ payloadOf: event.target.value })}
      >
        ${messages.map((one) => html`<option key=${one.id} value=${one.id}>${line(one)}</option>`)}
      </select>
    </div>
    <${Json} value=${message} label="Payload of the message" />`;
}

/** @param {import('../core/state.js').APIMessage} message */
function line(message) {
  return `${nameOf(message.author)}: ${plainTextOf(message).slice(0, 60) || 'no text'}`;
}
