import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';
import { LocalRow } from './local-row.js';
import { Message } from './message.js';
import { Welcome } from './welcome.js';

/** Messages of one author within this time stand under one name, as in Discord. */
const GROUP_MILLISECONDS = 7 * 60_000;

/** Nearer to the end than this, in pixels, new messages are scrolled to. */
const NEAR_END = 120;

/** @typedef {import('../core/state.js').APIMessage} APIMessage */

export function MessageList() {
  const { state } = usePage();
  const { scroller, atEnd, toEnd, onScroll } = useEnd(state.channelId);
  const messages = state.messages.filter(({ channel_id: id }) => id === state.channelId);
  const rows = state.rows.filter(({ channelId }) => channelId === state.channelId);
  return html`<div class="messages-frame">
    <div
      class="messages"
      ref=${scroller}
      onScroll=${onScroll}
      onKeyDown=${moveBetweenMessages}
      tabindex="0"
      role="region"
      aria-label="Messages"
    >
      <div class="messages-inside">
        <${Welcome} />
        <div role="log" aria-label="Messages of the channel">
          ${messages.map((message, index) => {
            const before = messages[index - 1];
            return html`<${Message}
              key=${message.id}
              message=${message}
              newDay=${!sameDay(before, message)}
              follows=${follows(before, message)}
            />`;
          })}
          ${rows.map((row) => html`<${LocalRow} key=${row.nonce} row=${row} />`)}
        </div>
      </div>
    </div>
    ${!atEnd && html`<${ToEnd} onClick=${toEnd} />`}
  </div>`;
}

/** @param {{ onClick: () => void }} properties */
function ToEnd({ onClick }) {
  return html`<button type="button" class="to-end" onClick=${onClick}>
    Newest messages<${Icon} name="down" size=${16} />
  </button>`;
}

/**
 * Keeps the end in sight while the reader is there, also when pictures load and cards grow.
 *
 * @param {string | null} channelId
 */
function useEnd(channelId) {
  const scroller = useRef(/** @type {HTMLDivElement | null} */ (null));
  const follow = useRef(true);
  const top = useRef(0);
  const [atEnd, setAtEnd] = useState(true);
  const toEnd = () => {
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  };
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const near = scrollHeight - scrollTop - clientHeight < NEAR_END;
    // A message that grows meanwhile is no wish to stay: only going up is.
    follow.current = near || (follow.current && scrollTop >= top.current);
    top.current = scrollTop;
    setAtEnd(follow.current);
  };
  useLayoutEffect(() => {
    follow.current = true;
    toEnd();
  }, [channelId]);
  useEffect(() => {
    const inside = scroller.current?.firstElementChild;
    const observer = new ResizeObserver(() => follow.current && toEnd());
    for (const element of [scroller.current, inside]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { scroller, atEnd, toEnd, onScroll };
}

/** Arrow keys go from message to message once one has the focus. @param {KeyboardEvent} event */
function moveBetweenMessages(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const scroller = /** @type {HTMLElement} */ (event.currentTarget);
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || (target !== scroller && !target.classList.contains('message'))) return;
  const messages = /** @type {HTMLElement[]} */ ([...scroller.querySelectorAll('.message')]);
  const at = messages.indexOf(target);
  const next = at < 0 ? messages.at(-1) : messages[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** @param {APIMessage | undefined} before  @param {APIMessage} message */
function sameDay(before, message) {
  return (
    before !== undefined &&
    new Date(before.timestamp).toDateString() === new Date(message.timestamp).toDateString()
  );
}

/** @param {APIMessage | undefined} before  @param {APIMessage} message */
function follows(before, message) {
  if (!before || !sameDay(before, message) || before.author.id !== message.author.id) return false;
  if (message.interaction_metadata || message.message_reference) return false;
  return Date.parse(message.timestamp) - Date.parse(before.timestamp) < GROUP_MILLISECONDS;
}
