import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';
import { Listbox, moveIn, optionId } from '../core/listbox.js';
import { changeDraft } from '../core/state.js';
import { startCommand } from './options.js';
import { suggestionsFor } from './suggestions.js';
import { withMentions } from './mentions.js';

/** Discord's limit on a message's content. */
const LONGEST_MESSAGE = 2000;

/**
 * @param {{ draft: import('../core/state.js').Draft, entries: readonly import('./options.js').CommandEntry[] }} properties
 */
export function TextForm({ draft, entries }) {
  const { session, store, state } = usePage();
  const id = useId();
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const [active, setActive] = useState(0);
  const [caret, setCaret] = useState(draft.text.length);
  const [closedFor, closeFor] = useState(/** @type {string | null} */ (null));
  const channel = state.channels.find(({ id: known }) => known === state.channelId);
  const suggestions = closedFor === draft.text ? null : suggestionsFor(draft.text, caret, state, entries);
  const change = (/** @type {Partial<import('../core/state.js').Draft>} */ values) =>
    store.update((before) => changeDraft(before, values));

  useLayoutEffect(() => grow(area.current), [draft.text]);
  // On a touch screen the focus would bring up the keyboard.
  useLayoutEffect(() => {
    if (matchMedia('(pointer: fine)').matches) area.current?.focus();
  }, []);

  const write = (/** @type {string} */ text, /** @type {number} */ at) => {
    setCaret(at);
    setActive(0);
    change({ text });
  };
  const pick = (/** @type {number} */ index) => {
    const picked = suggestions?.items[index]?.pick();
    if (!picked) return;
    change(picked);
    if (picked.text !== undefined) setCaret(picked.text.length);
    area.current?.focus();
  };
  const send = () => {
    const content = withMentions(draft.text.trim(), [state.bot, state.user]);
    if (!content || content.length > LONGEST_MESSAGE || !state.channelId) return;
    void session.send(state.channelId, content, draft);
    change({ text: '', replyTo: null });
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    const next = suggestions && moveIn(event.key, active, suggestions.items.length);
    if (typeof next === 'number') setActive(next);
    else if (suggestions?.items.length && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey)
      pick(active);
    else if (event.key === 'Escape' && suggestions) closeFor(draft.text);
    else if (event.key === 'Escape' && draft.replyTo) change({ replyTo: null });
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else return;
    event.preventDefault();
  };
  const onInput = (/** @type {Event} */ event) => {
    const { value, selectionStart } = /** @type {HTMLTextAreaElement} */ (event.target);
    const exact = /^\/(.+) $/.exec(value)?.[1];
    const entry = exact && entries.find(({ name }) => name === exact);
    if (entry) change({ text: '', replyTo: null, command: startCommand(entry) });
    else write(value, selectionStart);
  };
  const open = Boolean(suggestions);
  const over = draft.text.length > LONGEST_MESSAGE;
  const announced = suggestions ? `${suggestions.items.length} in the list: ${suggestions.title}` : '';
  return html`<span class="unseen" role="status">${announced}</span>
    ${
      suggestions &&
      html`<div class="popup popup-above">
        <p class="popup-title">${suggestions.title}</p>
        ${
          suggestions.items.length > 0
            ? html`<${Listbox}
                id=${id}
                label=${suggestions.title}
                items=${suggestions.items}
                active=${active}
                scrolls=${true}
                onPick=${pick}
                onActive=${setActive}
              />`
            : html`<p class="popup-empty">${suggestions.empty}</p>`
        }
      </div>`
    }
    <div class="composer-box">
      <button
        type="button"
        class="icon-button"
        aria-label="Add an article"
        title="Add an article of your own"
        onClick=${() => store.set({ dialog: 'article' })}
      >
        <${Icon} name="plus" />
      </button>
      <textarea
        id="composer-text"
        rows="1"
        ref=${area}
        value=${draft.text}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-label=${`Message ${channelLabel(channel)}`}
        aria-controls=${open ? id : undefined}
        aria-activedescendant=${suggestions?.items.length ? optionId(id, active) : undefined}
        placeholder=${placeholder(channel)}
        autocomplete="off"
        spellcheck=${false}
        onInput=${onInput}
        onKeyDown=${onKeyDown}
        onSelect=${(/** @type {any} */ event) => setCaret(event.target.selectionStart)}
      ></textarea>
      ${over && html`<span class="too-long" role="status">${LONGEST_MESSAGE - draft.text.length}</span>`}
      <button
        type="button"
        class="icon-button send"
        aria-label="Send"
        title="Send"
        disabled=${!draft.text.trim() || over}
        onClick=${send}
      >
        <${Icon} name="send" />
      </button>
    </div>`;
}

/** @param {import('../core/state.js').PlaygroundChannel | undefined} channel */
function channelLabel(channel) {
  if (!channel) return '';
  return channel.kind === 'direct' ? `@${channel.name}` : `#${channel.name}`;
}

/** @param {import('../core/state.js').PlaygroundChannel | undefined} channel */
function placeholder(channel) {
  const narrow = matchMedia('(max-width: 719px)').matches;
  return `Message ${channelLabel(channel)}${narrow ? '' : ' · / for commands'}`;
}

/**
 * As high as its text, up to the limit that the style sheet sets.
 *
 * @param {HTMLTextAreaElement | null} area
 */
function grow(area) {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}
