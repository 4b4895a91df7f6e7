import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { classes, html } from '../core/html.js';
import { changeDraft } from '../core/state.js';
import { commandEntries, startCommand } from '../composer/options.js';
import { markPassage } from './locate.js';

/** @typedef {import('../core/state.js').Mark} Mark */

const NO_ARTICLE = 'There is no article yet. Drop a text, Markdown or HTML file anywhere on this page.';

export function ArticlePane() {
  const page = usePage();
  const { article, articles, mark } = page.state;
  if (!article) {
    return html`<p class="empty">${articles.length > 0 ? 'Opening the article…' : NO_ARTICLE}</p>`;
  }
  return html`<div class="article-tools">
      <select
        class="chooser"
        aria-label="Choose an article"
        value=${article.id}
        onChange=${(/** @type {any} */ event) => page.session.openArticle(event.target.value)}
      >
        ${articles.map(({ id, title }) => html`<option key=${id} value=${id}>${title}</option>`)}
      </select>
      <button
        type="button"
        class="icon-button"
        aria-label="Add an article"
        title="Add an article of your own"
        onClick=${() => page.store.set({ dialog: 'article' })}
      >
        <${Icon} name="plus" />
      </button>
    </div>
    <article class="sheet">
      <h2>${article.title}</h2>
      <p class="sheet-note">
        ${article.passages.length} passages${' · '}
        <button type="button" class="text-button" onClick=${() => askAbout(page)}>
          Ask about this article
        </button>
      </p>
      <ol class="passages">
        ${article.passages.map(
          ({ number, text }) =>
            html`<${Passage} key=${`${article.id} ${number}`} number=${number} text=${text} mark=${mark} />`,
        )}
      </ol>
    </article>`;
}

/**
 * A card may quote several passages: all are marked, and the one that was asked for is brought into sight.
 *
 * @param {{ number: number, text: string, mark: Mark | null }} properties
 */
function Passage({ number, text, mark }) {
  const target = mark?.passage === number;
  const element = useRef(/** @type {HTMLLIElement | null} */ (null));
  useLayoutEffect(() => {
    if (!target || !element.current) return;
    const marked = element.current.querySelector('mark') ?? element.current;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    marked.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
    element.current.focus({ preventScroll: true });
  }, [target, mark?.count]);
  const pieces = markPassage(text, mark?.quotes ?? []);
  return html`<li class=${classes('passage', target && 'passage-target')} ref=${element} tabindex="-1">
    <span class="passage-number" aria-label=${`Passage ${number}`}>¶${number}</span>
    <p>
      ${pieces.map((piece, index) => {
        if (!piece.excerpt) return piece.text;
        return html`<mark key=${index} class=${piece.highlight ? 'highlight' : 'excerpt'}
          >${piece.text}</mark
        >`;
      })}
    </p>
  </li>`;
}

/** Starts /ask with this article filled in. @param {import('../core/context.js').Page} page */
export function askAbout({ store, state }) {
  const ask = commandEntries(state.commands).find(({ name }) => name === 'ask');
  if (!ask || !state.article) return;
  const { title } = state.article;
  const named = ask.options.some(({ name }) => name === 'article');
  const narrow = matchMedia('(max-width: 1023px)').matches;
  store.update((before) =>
    changeDraft(
      { ...before, notice: null, side: narrow ? null : before.side },
      { command: startCommand(ask, named ? { article: { text: title } } : {}) },
    ),
  );
}
