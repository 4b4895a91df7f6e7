import { useRef, useState } from 'preact/hooks';
import { nameOf } from '../core/avatar.js';
import { usePage } from '../core/context.js';
import { chosenOptions, fixedChoices, OptionKind } from './options.js';

/** @typedef {{ readonly name: string, readonly value: string | number | boolean }} Choice */
/** @typedef {import('./options.js').Option} Option */
/** @typedef {Readonly<Record<string, import('./options.js').Filled>>} Values */

/**
 * @typedef {object} Choices
 * @property {readonly Choice[]} choices
 * @property {'fixed' | 'free' | 'loading' | 'loaded' | 'failed'} status
 * @property {(values: Values) => void} load asks the bot, where the option wants that
 */

/**
 * What can be picked for an option: its own choices, members or channels, or what the bot suggests for what is typed.
 *
 * @param {import('./options.js').CommandEntry} entry
 * @param {Option} option
 * @param {import('../core/state.js').State} state
 * @returns {Choices}
 */
export function useChoices(entry, option, state) {
  const { session } = usePage();
  const latest = useRef(0);
  const [suggested, suggest] = useState({
    choices: /** @type {readonly Choice[]} */ ([]),
    status: /** @type {'free' | 'loading' | 'loaded' | 'failed'} */ ('free'),
  });
  const fixed = fixedChoices(option) ?? knownChoices(option, state);
  if (fixed) return { choices: fixed, status: 'fixed', load: () => {} };
  const asksBot = 'autocomplete' in option && option.autocomplete === true;

  const load = (/** @type {Readonly<Record<string, import('./options.js').Filled>>} */ values) => {
    const { channelId } = state;
    if (!asksBot || !channelId) return;
    latest.current += 1;
    const mine = latest.current;
    suggest(({ choices }) => ({ choices, status: 'loading' }));
    session.suggest(channelId, entry.commandId, chosenOptions(entry, values, option.name), option.name).then(
      (choices) => mine === latest.current && suggest({ choices, status: 'loaded' }),
      () => mine === latest.current && suggest({ choices: [], status: 'failed' }),
    );
  };
  return { ...suggested, load };
}

/**
 * Members and channels, which the page knows by itself.
 *
 * @param {Option} option
 * @param {import('../core/state.js').State} state
 * @returns {readonly Choice[] | null}
 */
function knownChoices(option, state) {
  if (option.type === OptionKind.channel) {
    return state.channels
      .filter(({ kind }) => kind === 'guild')
      .map(({ id, name }) => ({ name: `#${name}`, value: id }));
  }
  if (option.type === OptionKind.user || option.type === OptionKind.mentionable) {
    return [state.user, state.bot].flatMap((user) =>
      user ? [{ name: `@${nameOf(user)}`, value: user.id }] : [],
    );
  }
  return null;
}
