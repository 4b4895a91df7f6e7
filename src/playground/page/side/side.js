import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { classes, html } from '../core/html.js';
import { ArticlePane } from './article.js';
import { PayloadPane } from './payload.js';
import { RequestsPane } from './requests.js';

/**
 * @type {readonly { key: NonNullable<import('../core/state.js').State['side']>, label: string, Pane: () => any }[]}
 */
const TABS = [
  { key: 'article', label: 'Article', Pane: ArticlePane },
  { key: 'payload', label: 'Payload', Pane: PayloadPane },
  { key: 'requests', label: 'Requests', Pane: RequestsPane },
];

/** What stands beside the channel: the article, and for contributors the payloads and the requests. */
export function Side() {
  const { store, state } = usePage();
  const shown = TABS.find(({ key }) => key === state.side);
  if (!shown) return null;
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && TABS.at((TABS.indexOf(shown) + step) % TABS.length);
    if (!next) return;
    store.set({ side: next.key });
    document.getElementById(`tab-${next.key}`)?.focus();
  };
  return html`<aside class="side" aria-label="Beside the channel">
    <div class="side-head">
      <div class="tabs" role="tablist" aria-label="Beside the channel" onKeyDown=${onKeyDown}>
        ${TABS.map(
          ({ key, label }) =>
            html`<button
              type="button"
              key=${key}
              id=${`tab-${key}`}
              role="tab"
              class=${classes('tab', key === shown.key && 'tab-shown')}
              aria-selected=${key === shown.key}
              aria-controls="side-pane"
              tabindex=${key === shown.key ? 0 : -1}
              onClick=${() => store.set({ side: key })}
            >
              ${label}
            </button>`,
        )}
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label="Close"
        title="Close"
        onClick=${() => store.set({ side: null })}
      >
        <${Icon} name="close" />
      </button>
    </div>
    <div
      class="side-pane"
      key=${shown.key}
      id="side-pane"
      role="tabpanel"
      aria-labelledby=${`tab-${shown.key}`}
      tabindex="0"
    >
      <${shown.Pane} />
    </div>
  </aside>`;
}
