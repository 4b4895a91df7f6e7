import { useId, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.js';
import { Listbox, moveIn, optionId } from './listbox.js';
import { classes, html } from './html.js';

/**
 * @typedef {{ readonly value: string, readonly label: string, readonly description?: string, readonly default?: boolean, readonly emoji?: { readonly name?: string | null } }} PickerOption
 */

/**
 * A menu as Discord has it: one choice is taken at once, several when the menu closes.
 *
 * @param {object} properties
 * @param {readonly PickerOption[]} properties.options
 * @param {string} properties.placeholder
 * @param {string} [properties.label]
 * @param {number} properties.minimum
 * @param {number} properties.maximum
 * @param {boolean} [properties.disabled]
 * @param {(values: readonly string[]) => void} properties.onChoose
 */
export function Picker({ options, placeholder, label, minimum, maximum, disabled = false, onChoose }) {
  const id = useId();
  const defaults = options.filter((option) => option.default).map(({ value }) => value);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [picked, setPicked] = useState(defaults);
  const opened = useRef(defaults);
  const several = maximum > 1;

  const show = () => {
    opened.current = picked;
    setActive(
      Math.max(
        0,
        options.findIndex(({ value }) => value === picked[0]),
      ),
    );
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    const changed =
      picked.length !== opened.current.length || picked.some((value) => !opened.current.includes(value));
    if (open && several && changed && picked.length >= minimum) onChoose(picked);
  };
  const pick = (/** @type {number} */ index) => {
    const value = options[index]?.value;
    if (value === undefined) return;
    if (!several) {
      setPicked([value]);
      setOpen(false);
      return onChoose([value]);
    }
    const without = picked.filter((other) => other !== value);
    if (without.length < picked.length) setPicked(without);
    else if (picked.length < maximum) setPicked([...picked, value]);
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (!open) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      return show();
    }
    const next = moveIn(event.key, active, options.length);
    if (next !== null) setActive(next);
    else if (event.key === 'Enter' || event.key === ' ') pick(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const chosen = options.filter(({ value }) => picked.includes(value)).map((option) => option.label);
  const items = options.map((option) => ({
    key: option.value,
    chosen: picked.includes(option.value),
    content: html`<${OptionLine}
      option=${option}
      several=${several}
      chosen=${picked.includes(option.value)}
    />`,
  }));
  return html`<div class="picker">
    <button
      type="button"
      role="combobox"
      class=${classes('picker-button', chosen.length === 0 && 'picker-empty')}
      disabled=${disabled}
      aria-haspopup="listbox"
      aria-expanded=${open}
      aria-controls=${id}
      aria-label=${label ?? placeholder}
      aria-activedescendant=${open ? optionId(id, active) : undefined}
      onClick=${() => (open ? close() : show())}
      onKeyDown=${onKeyDown}
      onBlur=${close}
    >
      <span class="picker-text">${chosen.join(', ') || placeholder}</span><${Icon} name="caret" size=${18} />
    </button>
    ${
      open &&
      html`<div class="popup popup-below">
        <${Listbox}
          id=${id}
          label=${label ?? placeholder}
          items=${items}
          active=${active}
          multiple=${several}
          onPick=${pick}
          onActive=${setActive}
        />
      </div>`
    }
  </div>`;
}

/** @param {{ option: PickerOption, several: boolean, chosen: boolean }} properties */
function OptionLine({ option, several, chosen }) {
  return html`<span class="option-texts">
      <span class="option-name">${option.emoji?.name} ${option.label}</span>
      ${option.description && html`<span class="option-description">${option.description}</span>`}
    </span>
    ${several && html`<span class=${classes('tick', chosen && 'tick-on')} aria-hidden="true"></span>`}`;
}
