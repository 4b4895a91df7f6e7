import { limits } from './limits.ts';

/**
 * How a field of state is kept: `number` is an integer of at least 0, `word` has no colon, `text` is any text and can
 * only be the last field.
 */
type Field = 'number' | 'word' | 'text';

type ValueOf<F extends Field> = F extends 'number' ? number : string;

type StateOf<Fields extends Readonly<Record<string, Field>>> = {
  readonly [Name in keyof Fields]: ValueOf<Fields[Name]>;
};

/** Turns state into a `customId` and back, so that a button works after a restart. */
export interface CustomId<State> {
  /** What tells this kind of component from the others. */
  readonly action: string;
  /** @throws RangeError when the state cannot be kept in a `customId` */
  write(state: State): string;
  /** The state, or null when `customId` is not of this kind or not well-formed. */
  read(customId: string): State | null;
}

/** Goes before every `customId`: a card whose state was written in another way is told apart. */
const version = '1';

/**
 * Describes the state of a kind of component.
 *
 * @example
 * const contextId = defineCustomId('context', { article: 'word', passage: 'number' });
 * contextId.write({ article: 'k3v9', passage: 4 }); // '1:context:k3v9:4'
 */
export function defineCustomId<const Fields extends Readonly<Record<string, Field>>>(
  action: string,
  fields: Fields,
): CustomId<StateOf<Fields>> {
  const entries = Object.entries<Field>(fields);
  const prefix = `${version}:${action}`;
  return {
    action,
    write(state) {
      const values = entries.map(([name, field]) => encode(field, state[name] ?? ''));
      const customId = [prefix, ...values].join(':');
      if (customId.length > limits.customId) throw new RangeError(`customId is too long: ${customId}`);
      return customId;
    },
    read(customId) {
      const parts = split(customId, entries.length + 2);
      if (parts.slice(0, 2).join(':') !== prefix || parts.length !== entries.length + 2) return null;
      const state: Record<string, string | number> = {};
      for (const [i, [name, field]] of entries.entries()) {
        const value = decode(field, parts[i + 2] ?? '');
        if (value === null) return null;
        state[name] = value;
      }
      return state as StateOf<Fields>;
    },
  };
}

/** The action that a `customId` of ours names, or null for a foreign or older one. */
export function actionOf(customId: string): string | null {
  const [written, action] = split(customId, 3);
  return written === version && action ? action : null;
}

/** The last part has all colons that are left. */
function split(customId: string, count: number): string[] {
  const parts = customId.split(':');
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(':')];
}

function encode(field: Field, value: string | number): string {
  if (field === 'number') {
    if (!Number.isSafeInteger(value) || Number(value) < 0)
      throw new RangeError(`not a whole number: ${value}`);
    return Number(value).toString(36);
  }
  if (field === 'word' && String(value).includes(':')) throw new RangeError(`a colon in a word: ${value}`);
  return String(value);
}

function decode(field: Field, part: string): string | number | null {
  if (field === 'word') return part.includes(':') ? null : part;
  if (field === 'text') return part;
  const number = /^[0-9a-z]+$/u.test(part) ? Number.parseInt(part, 36) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}
