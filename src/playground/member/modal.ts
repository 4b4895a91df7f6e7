import { ComponentType } from 'discord-api-types/v10';
import type { AnyComponent } from '../world/components.ts';
import { ImpossibleAction } from './impossible.ts';

/** What the member filled in, by the components' customId. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

/** A text input or select menu of a modal, in the fields that say what may be filled in. */
interface ModalField extends AnyComponent {
  readonly required?: boolean;
  readonly value?: string;
  readonly min_length?: number;
  readonly max_length?: number;
}

/**
 * The components of a modal as its submission carries them.
 * @throws ImpossibleAction when a field is missing, too short or too long.
 */
export function submittedComponents(components: readonly AnyComponent[], values: ModalValues): object[] {
  return components.map((component, index) => {
    const { type } = component;
    const id = component.id ?? index + 1;
    if (type === ComponentType.ActionRow) {
      return { type, id, components: submittedComponents(component.components ?? [], values) };
    }
    if (type === ComponentType.Label && component.component) {
      return { type, id, component: submittedField(component.component, values, id) };
    }
    return component.custom_id ? submittedField(component, values, id) : { type, id };
  });
}

function submittedField(field: ModalField, values: ModalValues, id: number): object {
  const customId = field.custom_id ?? '';
  const given = values[customId];
  if (field.type !== ComponentType.TextInput) {
    const chosen = given === undefined ? [] : [given].flat();
    return { type: field.type, id, custom_id: customId, values: chosen };
  }
  const value = [given ?? field.value ?? ''].flat().join('');
  if (value === '' && field.required !== false)
    throw new ImpossibleAction('Fill in the required field first.');
  if (value !== '' && value.length < (field.min_length ?? 0))
    throw new ImpossibleAction('The text is too short.');
  if (value.length > (field.max_length ?? 4_000)) throw new ImpossibleAction('The text is too long.');
  return { type: field.type, id, custom_id: customId, value };
}
