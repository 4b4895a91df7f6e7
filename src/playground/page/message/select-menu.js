import { usePage } from '../core/context.js';
import { html } from '../core/html.js';
import { Picker } from '../core/picker.js';
import { nameOf } from '../core/avatar.js';

/** Discord's numbers for menus of users, roles, both, channels. */
const MENU = { user: 5, role: 6, mentionable: 7, channel: 8 };

/** @param {import('./components.js').Properties} properties */
export function SelectMenu({ component, message }) {
  const { session, state } = usePage();
  const options = menuOptions(component, state);
  const waits = state.busy[message.id] !== undefined;
  const choose = (/** @type {readonly string[]} */ values) =>
    void session.use(message.id, component.custom_id, values);
  return html`<${Picker}
    options=${options}
    placeholder=${component.placeholder ?? 'Make a selection'}
    minimum=${component.min_values ?? 1}
    maximum=${component.max_values ?? 1}
    disabled=${component.disabled || waits}
    onChoose=${choose}
  />`;
}

/**
 * @param {any} component
 * @param {import('../core/state.js').State} state
 * @returns {import('../core/picker.js').PickerOption[]}
 */
export function menuOptions(component, state) {
  if (component.type === MENU.channel) {
    return state.channels
      .filter(({ kind }) => kind === 'guild')
      .map(({ id, name }) => ({ value: id, label: `#${name}` }));
  }
  if (component.type === MENU.user || component.type === MENU.mentionable) {
    return [state.user, state.bot].flatMap((user) => (user ? [{ value: user.id, label: nameOf(user) }] : []));
  }
  return component.options ?? [];
}
