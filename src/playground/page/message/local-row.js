import { Avatar } from '../core/avatar.js';
import { usePage } from '../core/context.js';
import { Dots } from '../core/dots.js';
import { Failure } from '../core/failure.js';
import { html } from '../core/html.js';

/**
 * A command that is under way, or that failed.
 *
 * @param {{ row: import('../core/state.js').LocalRow }} properties
 */
export function LocalRow({ row }) {
  const { session, state } = usePage();
  if (row.failure === null) {
    return html`<div class="message message-pending">
      <${Avatar} user=${state.bot} />
      <p class="thinking message-body" role="status"><${Dots} />Sending ${row.command}…</p>
    </div>`;
  }
  return html`<div class="message message-ephemeral">
    <${Avatar} user=${state.bot} />
    <div class="message-body">
      <${Failure} text=${row.failure} />
      <p class="only-you">
        ${row.command}<span aria-hidden="true"> • </span>
        <button type="button" class="text-button" onClick=${() => session.dismissRow(row.nonce)}>
          Dismiss message
        </button>
      </p>
    </div>
  </div>`;
}
