import { Avatar } from '../core/avatar.js';
import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';

/** A command that is under way, or that failed. @param {{ row: import('../core/state.js').LocalRow }} properties */
export function LocalRow({ row }) {
  const { session, state } = usePage();
  if (row.failure === null) {
    return html`<div class="message message-pending">
      <${Avatar} user=${state.bot} />
      <p class="thinking message-body" role="status">
        <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>Sending ${row.command}…
      </p>
    </div>`;
  }
  return html`<div class="message message-ephemeral">
    <${Avatar} user=${state.bot} />
    <div class="message-body">
      <p class="failure" role="alert"><${Icon} name="warning" size=${16} />${row.failure}</p>
      <p class="only-you">
        ${row.command}<span aria-hidden="true"> • </span>
        <button type="button" class="text-button" onClick=${() => session.dismissRow(row.nonce)}>
          Dismiss message
        </button>
      </p>
    </div>
  </div>`;
}
