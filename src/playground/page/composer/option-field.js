import { useId, useRef, useState } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { classes, html } from '../core/html.js';
import { moveIn, optionId } from '../core/listbox.js';
import { ChoicePopup } from './choice-popup.js';
import { useChoices } from './choices.js';
import { FileField } from './file-field.js';
import { OptionKind } from './options.js';

/**
 * @typedef {object} Properties
 * @property {import('./options.js').CommandEntry} entry
 * @property {import('./options.js').Option} option
 * @property {Readonly<Record<string, import('./options.js').Filled>>} values
 * @property {string | null} problem
 * @property {(filled: import('./options.js').Filled) => void} onFill
 * @property {() => void} onFocus
 * @property {() => void} onRemove
 */

/** A chip with the option's name and a field for its value. @param {Properties} properties */
export function OptionField(properties) {
  const { option, problem } = properties;
  const id = useId();
  const Field = option.type === OptionKind.attachment ? FileField : ValueField;
  return html`<span class=${classes('option', problem && 'option-wrong')}>
    <label class="option-label" for=${id}>${option.name}</label>
    <${Field} id=${id} ...${properties} />
    ${problem && html`<span class="option-problem" id=${`${id}-problem`} role="alert">${problem}</span>`}
  </span>`;
}

/** @param {Properties & { id: string }} properties */
function ValueField({ id, entry, option, values, problem, onFill, onFocus, onRemove }) {
  const { state } = usePage();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const filled = values[option.name];
  const text = filled?.text ?? '';
  const { choices, status, load } = useChoices(entry, option, state);
  const list = `${id}-choices`;

  const show = (/** @type {Readonly<typeof values>} */ next) => {
    load(next);
    setActive(status === 'fixed' && next[option.name]?.value === undefined ? 0 : -1);
    setOpen(true);
  };
  const type = (/** @type {Event} */ event) => {
    const typed = /** @type {HTMLInputElement} */ (event.target).value;
    onFill({ text: typed });
    show({ ...values, [option.name]: { text: typed } });
  };
  const matching =
    status === 'fixed' && filled?.value === undefined
      ? choices.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
      : choices;
  const pick = (/** @type {number} */ index) => {
    const choice = matching[index];
    if (!choice) return;
    onFill({ text: choice.name, value: choice.value });
    setOpen(false);
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const next = open ? moveIn(event.key, active, matching.length) : null;
    const picks = open && active >= 0 && matching.length > 0;
    if (event.isComposing) return;
    if (next !== null) setActive(active < 0 && event.key === 'ArrowUp' ? matching.length - 1 : next);
    else if (picks && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
      pick(active);
      if (event.key === 'Tab') return;
    } else if (event.key === 'Escape' && open && choices.length > 0) {
      setOpen(false);
      event.stopPropagation();
    } else if (event.key === 'Backspace' && text === '') onRemove();
    else return;
    event.preventDefault();
  };
  const shown = open && (matching.length > 0 || status === 'loading' || status === 'failed');
  const number = option.type === OptionKind.integer || option.type === OptionKind.number;
  return html`<span class="option-value">
      <span class="option-mirror" aria-hidden="true">${text || placeholder(option)}</span>
      <input
        id=${id}
        ref=${input}
        data-option=${option.name}
        value=${text}
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${shown && matching.length > 0}
        aria-controls=${shown && matching.length > 0 ? list : undefined}
        aria-required=${option.required ?? false}
        aria-invalid=${problem !== null}
        aria-describedby=${problem ? `${id}-problem` : 'command-hint'}
        aria-activedescendant=${shown && active >= 0 ? optionId(list, active) : undefined}
        inputmode=${number ? 'decimal' : undefined}
        placeholder=${placeholder(option)}
        autocomplete="off"
        spellcheck=${false}
        onInput=${type}
        onKeyDown=${onKeyDown}
        onFocus=${() => (onFocus(), show(values))}
        onBlur=${() => setOpen(false)}
      />
    </span>
    ${
      shown &&
      html`<${ChoicePopup}
        id=${list}
        option=${option}
        choices=${matching}
        status=${status}
        active=${active}
        onPick=${pick}
        onActive=${setActive}
      />`
    }`;
}

/** @param {import('./options.js').Option} option */
function placeholder(option) {
  return option.required ? '' : 'optional';
}
