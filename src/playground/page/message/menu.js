import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';
import { changeDraft } from '../core/state.js';
import { CommandKind } from '../composer/options.js';
import { plainTextOf } from './quotes.js';

/** @typedef {import('../core/state.js').APIMessage} APIMessage */

/** @param {{ message: APIMessage, onMenu: (at: { x: number, y: number }) => void }} properties */
export function Toolbar({ message, onMenu }) {
  const page = usePage();
  const openBelow = (/** @type {MouseEvent} */ event) => {
    const { right, bottom } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    onMenu({ x: right, y: bottom + 4 });
  };
  return html`<div class="toolbar">
    <button
      type="button"
      class="icon-button"
      aria-label="Reply"
      title="Reply"
      onClick=${() => reply(page, message)}
    >
      <${Icon} name="reply" />
    </button>
    <button
      type="button"
      class="icon-button"
      aria-label="Show payload"
      title="Show payload"
      onClick=${() => showPayload(page, message)}
    >
      <${Icon} name="code" />
    </button>
    <button
      type="button"
      class="icon-button"
      aria-label="More"
      title="More"
      aria-haspopup="menu"
      onClick=${openBelow}
    >
      <${Icon} name="dots" />
    </button>
  </div>`;
}

/** @param {{ message: APIMessage, at: { x: number, y: number }, onClose: () => void }} properties */
export function MessageMenu({ message, at, onClose }) {
  const page = usePage();
  const menu = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => place(menu.current, at), [at]);
  const apps = page.state.commands.filter(({ type }) => type === CommandKind.message);
  const run = (/** @type {() => void} */ action) => () => {
    onClose();
    action();
  };
  const item = (/** @type {any} */ icon, /** @type {string} */ label, /** @type {() => void} */ action) =>
    html`<button type="button" role="menuitem" tabindex="-1" onClick=${run(action)}>
      ${label}<${Icon} name=${icon} size=${18} />
    </button>`;
  return html`<div
    class="menu"
    role="menu"
    aria-label="Message"
    ref=${menu}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => moveInMenu(event, onClose)}
    onFocusOut=${(/** @type {FocusEvent} */ event) => leaves(event) && onClose()}
    onContextMenu=${(/** @type {Event} */ event) => event.preventDefault()}
  >
    ${
      apps.length > 0 &&
      html`<div role="group" aria-label="Apps">
        <div class="menu-title" aria-hidden="true">Apps</div>
        ${apps.map((command) => item('at', command.name, () => runApp(page, message, command)))}
      </div>`
    }
    ${item('reply', 'Reply', () => reply(page, message))}
    ${item('copy', 'Copy text', () => void navigator.clipboard.writeText(plainTextOf(message)))}
    ${item('code', 'Show payload', () => showPayload(page, message))}
  </div>`;
}

/**
 * @param {import('../core/context.js').Page} page
 * @param {APIMessage} message
 * @param {{ readonly id: string, readonly name: string }} command
 */
function runApp({ session }, message, { id, name }) {
  void session.runOnMessage(id, message, name);
}

/**
 * Keeps the menu inside of the window and takes the focus.
 *
 * @param {HTMLDivElement | null} menu
 * @param {{ x: number, y: number }} at
 */
function place(menu, at) {
  if (!menu) return;
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(at.x, window.innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(at.y, window.innerHeight - height - 8))}px`;
  /** @type {HTMLElement | null} */ (menu.querySelector('[role=menuitem]'))?.focus();
  return () => before?.focus();
}

/** @param {KeyboardEvent} event  @param {() => void} onClose */
function moveInMenu(event, onClose) {
  event.stopPropagation();
  const menu = /** @type {HTMLElement} */ (event.currentTarget);
  const items = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll('[role=menuitem]')]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Escape' || event.key === 'Tab') onClose();
  else if (next === undefined) return;
  else items.at(next % items.length)?.focus();
  event.preventDefault();
}

/** @param {FocusEvent} event */
function leaves(event) {
  const menu = /** @type {HTMLElement} */ (event.currentTarget);
  return !menu.contains(/** @type {Node | null} */ (event.relatedTarget));
}

/** @param {import('../core/context.js').Page} page  @param {APIMessage} message */
function reply({ store }, message) {
  store.update((state) => changeDraft(state, { replyTo: message.id, command: null, ping: true }));
  document.getElementById('composer-text')?.focus();
}

/** @param {import('../core/context.js').Page} page  @param {APIMessage} message */
function showPayload({ store }, message) {
  store.set({ side: 'payload', payloadOf: message.id });
}
