import { render } from 'preact';
import { App } from './app.js';
import { html } from './core/html.js';
import { Session } from './core/session.js';
import { initialState } from './core/state.js';
import { Store } from './core/store.js';

/** Narrower than this, what stands beside the channel would cover it. Same as in styles/layout.css. */
const WIDE = '(min-width: 1024px)';

const root = /** @type {HTMLElement} */ (document.getElementById('root'));
const store = new Store({ ...initialState(), side: matchMedia(WIDE).matches ? 'article' : null });
const session = new Session(store);
root.replaceChildren();
render(html`<${App} session=${session} store=${store} />`, root);
session.connection.open();
