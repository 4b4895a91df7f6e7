import { useLayoutEffect, useState } from 'preact/hooks';
import { Channels } from './channels.js';
import { Composer } from './composer/composer.js';
import { PageContext } from './core/context.js';
import { Icon } from './core/icons.js';
import { classes, html } from './core/html.js';
import { MessageList } from './message/list.js';
import { AddArticle } from './overlay/add-article.js';
import { Drop } from './overlay/drop.js';
import { Modal } from './overlay/modal.js';
import { Notice } from './overlay/notice.js';
import { Side } from './side/side.js';

/**
 * @typedef {import('./core/session.js').Session} Session
 * @typedef {import('./core/state.js').State} State
 * @typedef {import('./core/store.js').Store} Store
 */

/**
 * @param {{ session: Session, store: Store }} properties
 */
export function App({ session, store }) {
  const [state, setState] = useState(store.state);
  // As soon as it stands: an effect would wait for a paint, and miss what the server says before that.
  useLayoutEffect(() => store.subscribe(() => setState(store.state)), [store]);
  const page = { session, store, state };
  return html`<${PageContext.Provider} value=${page}>
    <div class=${classes('app', state.side && 'app-with-side', state.channelsOpen && 'app-with-channels')}>
      <${Channels} />
      <div class="veil" onClick=${() => store.set({ channelsOpen: false })}></div>
      <main class="centre">
        <${Head} state=${state} store=${store} />
        <${Status} state=${state} session=${session} />
        ${state.ready ? html`<${MessageList} /><${Composer} />` : html`<${Loading} />`}
      </main>
      <${Side} />
    </div>
    <${Modal} /><${AddArticle} /><${Notice} /><${Drop} />
  <//>`;
}

/** @param {{ state: State, store: Store }} properties */
function Head({ state, store }) {
  const channel = state.channels.find(({ id }) => id === state.channelId);
  const toggle = (/** @type {'article' | 'requests'} */ side) => () =>
    store.set({ side: state.side === side ? null : side });
  return html`<header class="head">
    <button
      type="button"
      class="icon-button head-menu"
      aria-label="Channels"
      aria-expanded=${state.channelsOpen}
      aria-controls="channels"
      onClick=${() => store.set({ channelsOpen: !state.channelsOpen })}
    >
      <${Icon} name="menu" />
    </button>
    <h1>
      <${Icon}
        name=${channel?.kind === 'direct' ? 'at' : 'hash'}
        size=${22}
      />${channel?.name ?? 'Playground'}
    </h1>
    <p class="head-topic">${channel?.guild?.name ?? ''}</p>
    <div class="head-buttons">
      <button
        type="button"
        class="icon-button"
        aria-label="Article"
        title="Article"
        aria-pressed=${state.side === 'article'}
        onClick=${toggle('article')}
      >
        <${Icon} name="article" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Requests"
        title="Payloads and requests"
        aria-pressed=${state.side === 'requests'}
        onClick=${toggle('requests')}
      >
        <${Icon} name="requests" />
      </button>
    </div>
  </header>`;
}

/**
 * What stands in the way of an answer: no server, or no bot.
 *
 * @param {{ state: State, session: Session }} properties
 */
function Status({ state, session }) {
  const retry = html`<button type="button" class="text-button" onClick=${() => session.connection.open()}>
    Try now
  </button>`;
  const text =
    state.connection === 'lost'
      ? 'The connection to the playground is lost. Trying again…'
      : state.ready && !state.botOnline
        ? 'Verbatim is not connected yet. It answers as soon as it is.'
        : null;
  return html`<div role="status">
    ${
      text &&
      html`<p class="banner">
        <${Icon} name="warning" size=${18} />${text} ${state.connection === 'lost' && retry}
      </p>`
    }
  </div>`;
}

function Loading() {
  return html`<div class="loading" role="status" aria-label="Loading">
    ${[72, 48, 84].map(
      (width) =>
        html`<div class="skeleton">
          <span class="skeleton-avatar"></span
          ><span class="skeleton-lines"><i></i><i style=${{ width: `${width}%` }}></i></span>
        </div>`,
    )}
  </div>`;
}
