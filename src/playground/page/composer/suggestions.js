import { Avatar, nameOf } from '../core/avatar.js';
import { html } from '../core/html.js';
import { matchingCommands, startCommand } from './options.js';
import { typedMention } from './mentions.js';

/**
 * What can be picked for the text being typed: commands after a slash, members after an @.
 *
 * @typedef {import('../core/state.js').State} State
 * @typedef {import('../core/state.js').Draft} Draft
 * @typedef {import('../core/listbox.js').ListItem & { pick: () => Partial<Draft> }} Suggestion
 * @typedef {{ readonly title: string, readonly empty: string, readonly items: readonly Suggestion[] }} Suggestions
 */

/**
 * @param {string} text
 * @param {number} caret
 * @param {State} state
 * @param {readonly import('./options.js').CommandEntry[]} entries
 * @returns {Suggestions | null}
 */
export function suggestionsFor(text, caret, state, entries) {
  const command = /^\/([^\n]{0,64})$/.exec(text)?.[1];
  if (command !== undefined) return commandSuggestions(command, entries, state.botOnline);
  const mention = typedMention(text, caret);
  return mention === null ? null : memberSuggestions(mention, text, caret, state);
}

/**
 * @param {string} typed
 * @param {readonly import('./options.js').CommandEntry[]} entries
 * @param {boolean} online
 * @returns {Suggestions}
 */
function commandSuggestions(typed, entries, online) {
  const items = matchingCommands(entries, typed).map((entry) => ({
    key: `${entry.commandId} ${entry.name}`,
    content: html`<${CommandLine} entry=${entry} />`,
    pick: () => ({ text: '', replyTo: null, command: startCommand(entry) }),
  }));
  const empty = online
    ? 'No command is called that.'
    : 'Verbatim is starting; its commands will be here in a moment.';
  return { title: 'Commands of Verbatim', empty, items };
}

/** @param {{ entry: import('./options.js').CommandEntry }} properties */
function CommandLine({ entry }) {
  return html`<span class="option-texts">
    <span class="option-name"
      >/${entry.name}
      ${entry.options.map((option) => html`<${OptionTag} key=${option.name} option=${option} />`)}
    </span>
    <span class="option-description">${entry.description}</span>
  </span>`;
}

/** @param {{ option: import('./options.js').Option }} properties */
function OptionTag({ option }) {
  return html`<span class="option-tag">${option.name}${option.required ? '' : '?'}</span> `;
}

/**
 * @param {string} typed
 * @param {string} text
 * @param {number} caret
 * @param {State} state
 * @returns {Suggestions | null}
 */
function memberSuggestions(typed, text, caret, state) {
  const members = [state.bot, state.user].flatMap((user) => (user ? [user] : []));
  const matching = members.filter((user) => nameOf(user).toLowerCase().startsWith(typed.toLowerCase()));
  if (matching.length === 0) return null;
  const items = matching.map((user) => ({
    key: user.id,
    content: html`<${Avatar} user=${user} size=${24} /><span class="option-name">${nameOf(user)}</span
      ><span class="option-aside">${user.username}</span>`,
    pick: () => ({ text: `${text.slice(0, caret - typed.length)}${nameOf(user)} ${text.slice(caret)}` }),
  }));
  return { title: 'Members', empty: '', items };
}
