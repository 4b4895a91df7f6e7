import { useEffect, useRef } from 'preact/hooks';
import { classes, html } from './html.js';

/**
 * A list to pick from, moved through with the arrow keys by whoever owns the focus.
 *
 * @typedef {object} ListItem
 * @property {string} key
 * @property {any} content
 * @property {boolean} [chosen]
 */

/**
 * @param {object} properties
 * @param {string} properties.id
 * @param {string} properties.label
 * @param {readonly ListItem[]} properties.items
 * @param {number} properties.active
 * @param {(index: number) => void} properties.onPick
 * @param {(index: number) => void} properties.onActive
 * @param {boolean} [properties.multiple]
 * @param {boolean} [properties.scrolls] whether it can be reached to be scrolled, where no combobox stands for it
 */
export function Listbox({ id, label, items, active, onPick, onActive, multiple = false, scrolls = false }) {
  const list = useRef(/** @type {HTMLUListElement | null} */ (null));
  useEffect(
    () => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }),
    [active, items.length],
  );
  return html`<ul
    class="listbox"
    role="listbox"
    id=${id}
    aria-label=${label}
    aria-multiselectable=${multiple || undefined}
    tabindex=${scrolls ? 0 : undefined}
    ref=${list}
  >
    ${items.map((item, index) => {
      const selected = multiple || item.chosen !== undefined ? (item.chosen ?? false) : index === active;
      return html`<li
        role="option"
        key=${item.key}
        id=${optionId(id, index)}
        aria-selected=${selected}
        class=${classes('listbox-option', index === active && 'listbox-active')}
        onMouseMove=${() => index !== active && onActive(index)}
        onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()}
        onClick=${() => onPick(index)}
      >
        ${item.content}
      </li>`;
    })}
  </ul>`;
}

/** @param {string} listId  @param {number} index */
export function optionId(listId, index) {
  return `${listId}-${index}`;
}

/**
 * The place in a list after an arrow key, or null for any other key.
 *
 * @param {string} key
 * @param {number} active
 * @param {number} length
 * @returns {number | null}
 */
export function moveIn(key, active, length) {
  if (length === 0) return null;
  if (key === 'ArrowDown') return (active + 1) % length;
  if (key === 'ArrowUp') return (active - 1 + length) % length;
  return null;
}
