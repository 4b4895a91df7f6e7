import { useId, useState } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { Failure } from '../core/failure.js';
import { classes, html } from '../core/html.js';
import { Markdown } from '../markdown/view.js';
import { Picker } from '../core/picker.js';
import { menuOptions } from '../message/select-menu.js';
import { modalFields } from './modal-fields.js';
import { useDialog } from './use-dialog.js';

/**
 * @typedef {import('./modal-fields.js').ModalField} ModalField
 * @typedef {import('discord-api-types/v10').APIModalInteractionResponseCallbackData} ModalData
 * @typedef {string | readonly string[]} FieldValue
 */

/** Discord's number for a text input of several lines. */
const PARAGRAPH = 2;

/** A form that the bot opened. */
export function Modal() {
  const { session, state } = usePage();
  return (
    state.modal && html`<${ModalForm} key=${state.modal.id} data=${state.modal.data} session=${session} />`
  );
}

/**
 * @param {{ data: ModalData, session: import('../core/session.js').Session }} properties
 */
function ModalForm({ data, session }) {
  const title = useId();
  const dialog = useDialog();
  const fields = modalFields(data);
  const [values, setValues] = useState(() =>
    Object.fromEntries(fields.flatMap((field) => (field.customId ? [[field.customId, field.initial]] : []))),
  );
  const [failure, setFailure] = useState(/** @type {string | null} */ (null));
  const [busy, setBusy] = useState(false);

  const change = (/** @type {ModalField} */ { customId }, /** @type {FieldValue} */ value) =>
    setValues((before) => ({ ...before, [customId ?? '']: value }));
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setBusy(true);
    setFailure(await session.submitModal(values));
    setBusy(false);
  };
  return html`<dialog
    class="dialog"
    ref=${dialog}
    aria-labelledby=${title}
    onCancel=${(/** @type {Event} */ event) => (event.preventDefault(), session.closeModal())}
  >
    <form onSubmit=${submit}>
      <h2 id=${title}>${data.title}</h2>
      ${failure && html`<${Failure} text=${failure} />`}
      ${fields.map(
        (field, index) =>
          html`<${Field}
            key=${field.customId ?? index}
            field=${field}
            value=${values[field.customId ?? '']}
            onChange=${(/** @type {FieldValue} */ value) => change(field, value)}
          />`,
      )}
      <div class="dialog-buttons">
        <button type="button" class="button button-secondary" onClick=${() => session.closeModal()}>
          Cancel
        </button>
        <button type="submit" class="button button-primary" aria-busy=${busy} disabled=${busy}>Submit</button>
      </div>
    </form>
  </dialog>`;
}

/**
 * @param {{ field: ModalField, value: FieldValue | undefined, onChange: (value: FieldValue) => void }} properties
 */
function Field({ field, value, onChange }) {
  const { state } = usePage();
  const id = useId();
  if (field.kind === 'text') return html`<${Markdown} source=${field.label} />`;
  const { component } = field;
  const described = field.description ? `${id}-description` : undefined;
  if (field.kind === 'menu') {
    return html`<div class="field">
      <span class="field-label">${field.label}</span>
      ${described && html`<span class="field-description" id=${described}>${field.description}</span>`}
      <${Picker}
        options=${menuOptions(component, state)}
        placeholder=${component.placeholder ?? 'Make a selection'}
        label=${field.label}
        minimum=${component.min_values ?? 1}
        maximum=${component.max_values ?? 1}
        onChoose=${onChange}
      />
    </div>`;
  }
  const common = {
    id,
    value,
    required: component.required ?? true,
    minlength: component.min_length || undefined,
    maxlength: component.max_length ?? 4000,
    placeholder: component.placeholder,
    'aria-describedby': described,
    onInput: (/** @type {any} */ event) => onChange(event.target.value),
  };
  return html`<div class="field">
    <label class=${classes('field-label', common.required && 'field-required')} for=${id}
      >${field.label}</label
    >
    ${described && html`<span class="field-description" id=${described}>${field.description}</span>`}
    ${
      component.style === PARAGRAPH
        ? html`<textarea rows="4" ...${common}></textarea>`
        : html`<input ...${common} />`
    }
  </div>`;
}
