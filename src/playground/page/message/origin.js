import { Avatar, nameOf } from '../core/avatar.js';
import { usePage } from '../core/context.js';
import { html } from '../core/html.js';
import { CommandKind } from '../composer/options.js';
import { plainTextOf } from './quotes.js';

/**
 * What a message answers: the command that someone used, or the message replied to.
 *
 * @param {{ message: import('../core/state.js').APIMessage }} properties
 */
export function Origin({ message }) {
  const { state } = usePage();
  const interaction = message.interaction_metadata;
  const name = /** @type {any} */ (message).interaction?.name;
  if (interaction && name) {
    return html`<div class="origin">
      <span class="origin-line" aria-hidden="true"></span><${Avatar} user=${interaction.user} size=${16} />
      <span class="origin-name">${nameOf(interaction.user)}</span> used
      <span class="origin-command">${commandName(state, name)}</span>
    </div>`;
  }
  if (!message.message_reference?.message_id || interaction) return null;
  const referenced = message.referenced_message;
  return html`<div class="origin">
    <span class="origin-line" aria-hidden="true"></span>
    ${
      referenced
        ? html`<${Avatar} user=${referenced.author} size=${16} /><span class="origin-name"
              >${nameOf(referenced.author)}</span
            >
            <a
              class="origin-text"
              href="#"
              onClick=${(/** @type {Event} */ event) => goTo(event, referenced.id)}
              >${plainTextOf(referenced).slice(0, 160)}</a
            >`
        : html`<em>The message was deleted.</em>`
    }
  </div>`;
}

/**
 * Slash commands are written with their slash, message commands as they are.
 *
 * @param {import('../core/state.js').State} state
 * @param {string} name
 */
function commandName({ commands }, name) {
  const onMessages = commands.some(
    (command) => command.type === CommandKind.message && command.name === name,
  );
  return onMessages ? name : `/${name}`;
}

/** @param {Event} event  @param {string} messageId */
function goTo(event, messageId) {
  event.preventDefault();
  const message = /** @type {HTMLElement | null} */ (
    document.querySelector(`[data-message="${CSS.escape(messageId)}"]`)
  );
  message?.scrollIntoView({ block: 'center' });
  message?.focus();
}
