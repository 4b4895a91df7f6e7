import { html } from '../core/html.js';
import { readBase64 } from '../core/files.js';

/** @param {import('./option-field.js').Properties & { id: string }} properties */
export function FileField({ id, option, values, problem, onFill, onFocus }) {
  const take = async (/** @type {Event} */ event) => {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    if (!file) return onFill({ text: '' });
    const data = await readBase64(file);
    onFill({ text: file.name, value: { name: file.name, contentType: file.type || 'text/plain', data } });
  };
  return html`<span class="option-value">
    <input
      id=${id}
      class="option-file"
      type="file"
      data-option=${option.name}
      aria-invalid=${problem !== null}
      aria-required=${option.required ?? false}
      aria-describedby=${problem ? `${id}-problem` : 'command-hint'}
      title=${values[option.name]?.text}
      onChange=${take}
      onFocus=${onFocus}
    />
  </span>`;
}
