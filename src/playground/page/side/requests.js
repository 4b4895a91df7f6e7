import { useState } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { classes, html } from '../core/html.js';
import { Json } from './json.js';

/** @typedef {import('../core/state.js').RequestEntry} RequestEntry */

/** What the bot asked of Discord, newest first, with how long each took. */
export function RequestsPane() {
  const { state } = usePage();
  const [open, setOpen] = useState(/** @type {number | null} */ (null));
  if (state.requests.length === 0) return html`<p class="empty">The bot has sent no request yet.</p>`;
  return html`<p class="side-note">
      Requests of the bot to Discord’s API, newest first. “After” counts from the member’s action; Discord
      allows 3 s.
    </p>
    <ul class="requests">
      ${state.requests.toReversed().map(
        (entry) =>
          html`<li key=${entry.id}>
            <button
              type="button"
              class="request"
              aria-expanded=${open === entry.id}
              onClick=${() => setOpen(open === entry.id ? null : entry.id)}
            >
              <span class=${classes('method', `method-${entry.method.toLowerCase()}`)}>${entry.method}</span>
              <span class="request-path">${entry.path.replace(/^\/api\/v\d+/, '')}</span>
              <span class=${classes('status', entry.status >= 400 && 'status-bad')}>${entry.status}</span>
              <span class="request-time">${timing(entry)}</span>
              <time class="request-at" datetime=${new Date(entry.at).toISOString()}
                >${new Date(entry.at).toLocaleTimeString()}</time
              >
            </button>
            ${open === entry.id && html`<${Bodies} entry=${entry} />`}
          </li>`,
      )}
    </ul>`;
}

/** @param {RequestEntry} entry */
function timing({ milliseconds, sinceInteraction }) {
  const own = `${milliseconds.toFixed(1)} ms`;
  return sinceInteraction === null ? own : `${own}, after ${Math.round(sinceInteraction)} ms`;
}

/** @param {{ entry: RequestEntry }} properties */
function Bodies({ entry }) {
  return html`<div class="bodies">
    <${Part} title="Body" value=${entry.body} label="Body of the request" />
    <${Part} title="Answer" value=${entry.response} label="Answer to the request" />
  </div>`;
}

/** @param {{ title: string, value: unknown, label: string }} properties */
function Part({ title, value, label }) {
  return html`<h3>${title}</h3>
    ${value === null ? html`<p class="subtext">None</p>` : html`<${Json} value=${value} label=${label} />`}`;
}
