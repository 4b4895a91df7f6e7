import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { classes, html } from '../core/html.js';
import { askAbout } from '../side/article.js';

/** Says what happened, until it is dismissed. */
export function Notice() {
  const page = usePage();
  const { notice } = page.state;
  const askButton = html`<button
    type="button"
    class="button button-secondary"
    onClick=${() => askAbout(page)}
  >
    Ask about it
  </button>`;
  return html`<div class="notices" role="status">
    ${
      notice &&
      html`<div class=${classes('notice', notice.kind === 'error' && 'notice-error')}>
        <${Icon} name=${notice.kind === 'error' ? 'warning' : 'article'} />
        <span>${notice.text}</span>
        ${notice.articleId && askButton}
        <button
          type="button"
          class="icon-button"
          aria-label="Dismiss"
          onClick=${() => page.store.set({ notice: null })}
        >
          <${Icon} name="close" size=${18} />
        </button>
      </div>`
    }
  </div>`;
}
