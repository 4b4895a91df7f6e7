/**
 * The fields of a modal, whether they stand in action rows (as before 2025) or in labels.
 *
 * @typedef {object} ModalField
 * @property {'input' | 'menu' | 'text'} kind
 * @property {string | null} customId
 * @property {string} label
 * @property {string | null} description
 * @property {any} component
 * @property {string | readonly string[]} initial
 */

/** Discord's numbers for kinds of components. */
const KIND = { row: 1, textInput: 4, textDisplay: 10, label: 18 };

/** @param {{ readonly components: readonly any[] }} data  @returns {ModalField[]} */
export function modalFields(data) {
  return data.components.flatMap((component) => {
    if (component.type === KIND.row)
      return component.components.map((/** @type {any} */ inner) => field(inner, inner.label ?? '', null));
    if (component.type === KIND.label)
      return [field(component.component, component.label, component.description ?? null)];
    if (component.type === KIND.textDisplay) {
      return [
        { kind: 'text', customId: null, label: component.content, description: null, component, initial: '' },
      ];
    }
    return [];
  });
}

/**
 * @param {any} component
 * @param {string} label
 * @param {string | null} description
 * @returns {ModalField}
 */
function field(component, label, description) {
  const input = component.type === KIND.textInput;
  const defaults = (component.options ?? [])
    .filter((/** @type {any} */ option) => option.default)
    .map((/** @type {any} */ option) => option.value);
  return {
    kind: input ? 'input' : 'menu',
    customId: component.custom_id,
    label,
    description,
    component,
    initial: input ? (component.value ?? '') : defaults,
  };
}
