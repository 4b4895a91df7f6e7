import { usePage } from '../core/context.js';
import { Dots } from '../core/dots.js';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';
import { changeDraft, currentDraft } from '../core/state.js';
import { nameOf } from '../core/avatar.js';
import { commandEntries, entryOf } from './options.js';
import { CommandForm } from './command-form.js';
import { TextForm } from './text-form.js';

/** How long "is typing…" is shown after the last sign of it, in milliseconds. Discord's is ten seconds. */
const TYPING_MILLISECONDS = 10_000;

/** Where the member writes: words, or a command once one was chosen. */
export function Composer() {
  const { state } = usePage();
  const draft = currentDraft(state);
  const entries = commandEntries(state.commands);
  const entry = draft.command && entryOf(entries, draft.command);
  return html`<div class="composer">
    <${ReplyBar} draft=${draft} />
    ${
      entry
        ? html`<${CommandForm}
            key=${`${state.channelId}-${entry.name}`}
            entry=${entry}
            draft=${draft.command}
          />`
        : html`<${TextForm} key=${state.channelId} draft=${draft} entries=${entries} />`
    }
    <${Typing} />
  </div>`;
}

/** @param {{ draft: import('../core/state.js').Draft }} properties */
function ReplyBar({ draft }) {
  const { store, state } = usePage();
  const message = state.messages.find(({ id }) => id === draft.replyTo);
  if (!message || draft.command) return null;
  const change = (/** @type {Partial<import('../core/state.js').Draft>} */ values) => () =>
    store.update((before) => changeDraft(before, values));
  return html`<div class="reply-bar">
    <span>Replying to <strong>${nameOf(message.author)}</strong></span>
    <button
      type="button"
      class="text-button"
      aria-pressed=${draft.ping}
      onClick=${change({ ping: !draft.ping })}
    >
      @ ${draft.ping ? 'on' : 'off'}
    </button>
    <button type="button" class="icon-button" aria-label="Cancel reply" onClick=${change({ replyTo: null })}>
      <${Icon} name="close" size=${16} />
    </button>
  </div>`;
}

function Typing() {
  const { state } = usePage();
  const seen = state.typing[state.channelId ?? ''];
  const types = seen !== undefined && Date.now() - seen < TYPING_MILLISECONDS;
  return html`<p class="typing">
    ${types && html`<${Dots} /><strong>${nameOf(state.bot)}</strong> is typing…`}
  </p>`;
}
