import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { FieldError } from '../discord-error.ts';
import { attachmentName, walkComponents } from '../world/components.ts';
import type { AnyComponent, PlacedComponent } from '../world/components.ts';

/** Limits that the schemas do not hold (https://discord.com/developers/docs/components/reference). */
const TOTAL_COMPONENTS = 40;
const TOTAL_TEXT = 4_000;
const LEGACY_ROWS = 5;
const SCHEMES = /^(?:https?|discord):\/\//iu;

const SELECTS: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/** A button or select menu, in the fields that the rules look at. */
interface Interactive extends AnyComponent {
  readonly style?: ButtonStyle;
  readonly label?: string | null;
  readonly emoji?: object | null;
  readonly url?: string | null;
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly options?: readonly { readonly value: string; readonly default?: boolean | null }[];
}

/**
 * What is wrong with the components of a message that pass the schema.
 * `filenames` are the files that the message has or is sent with.
 */
export function checkComponents(
  components: readonly AnyComponent[],
  isV2: boolean,
  filenames: readonly string[],
): FieldError[] {
  const placed = [...walkComponents(components)];
  return [
    ...(isV2 ? checkTotals(placed) : checkLegacy(components)),
    ...checkCustomIds(placed),
    ...checkIds(placed),
    ...placed.flatMap(({ component, path }) => checkOne(component as Interactive, path)),
    ...checkAddresses(components, filenames, ['components']),
  ];
}

function checkTotals(placed: readonly PlacedComponent[]): FieldError[] {
  const errors: FieldError[] = [];
  const path = ['components'];
  if (placed.length > TOTAL_COMPONENTS) {
    const message = `The total number of components must not exceed ${TOTAL_COMPONENTS}.`;
    errors.push({ path, code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
  }
  const text = placed.reduce((sum, { component }) => sum + (component.content?.length ?? 0), 0);
  if (text > TOTAL_TEXT) {
    const message = `Components displayable text size exceeds maximum size of ${TOTAL_TEXT}`;
    errors.push({ path, code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
  }
  return errors;
}

/** Without the Components V2 flag a message has up to five action rows and nothing else. */
function checkLegacy(components: readonly AnyComponent[]): FieldError[] {
  const errors = components.flatMap(({ type }, index): FieldError[] =>
    type === ComponentType.ActionRow
      ? []
      : [
          {
            path: ['components', index],
            code: 'UNION_TYPE_CHOICES',
            message: 'Value of field "type" must be one of (1,).',
          },
        ],
  );
  if (components.length > LEGACY_ROWS) {
    const message = `Must be ${LEGACY_ROWS} or fewer in length.`;
    errors.push({ path: ['components'], code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  return errors;
}

function checkCustomIds(placed: readonly PlacedComponent[]): FieldError[] {
  const seen = new Set<string>();
  return placed.flatMap(({ component, path }) => {
    const customId = component.custom_id;
    if (customId === undefined || customId === null) return [];
    if (!seen.has(customId)) {
      seen.add(customId);
      return [];
    }
    const message = 'Component custom id cannot be duplicated';
    return [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }];
  });
}

function checkIds(placed: readonly PlacedComponent[]): FieldError[] {
  const seen = new Set<number>();
  return placed.flatMap(({ component, path }) => {
    if (!component.id) return [];
    if (!seen.has(component.id)) {
      seen.add(component.id);
      return [];
    }
    const message = 'Component id cannot be duplicated';
    return [{ path: [...path, 'id'], code: 'COMPONENT_ID_DUPLICATED', message }];
  });
}

function checkOne(component: Interactive, path: readonly PropertyKey[]): FieldError[] {
  if (component.type === ComponentType.ActionRow) return checkRow(component, path);
  if (component.type === ComponentType.Button) return checkButton(component, path);
  if (SELECTS.has(component.type)) return checkSelect(component, path);
  return [];
}

/** A row holds up to five buttons or one select menu. */
function checkRow(row: AnyComponent, path: readonly PropertyKey[]): FieldError[] {
  const children = row.components ?? [];
  if (children.length <= 1 || children.every(({ type }) => type === ComponentType.Button)) return [];
  const message = 'The specified component exceeds the maximum width';
  return [{ path: [...path, 'components', 1], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message }];
}

function checkButton(button: Interactive, path: readonly PropertyKey[]): FieldError[] {
  const errors: FieldError[] = [];
  if (button.style === ButtonStyle.Premium) return errors;
  if (!button.label && !button.emoji) {
    const message = 'Buttons must have a label or an emoji.';
    errors.push({ path, code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message });
  }
  const needed = button.style === ButtonStyle.Link ? 'url' : 'custom_id';
  const excluded = button.style === ButtonStyle.Link ? 'custom_id' : 'url';
  if (!button[needed]) {
    const message = `A ${needed} is required for a button of this style.`;
    errors.push({
      path: [...path, needed],
      code: `BUTTON_COMPONENT_${needed.toUpperCase()}_REQUIRED`,
      message,
    });
  }
  if (button[excluded]) {
    const message = 'A custom id and url cannot both be specified';
    errors.push({ path: [...path, excluded], code: 'BUTTON_COMPONENT_CUSTOM_ID_AND_URL', message });
  }
  return errors;
}

function checkSelect(select: Interactive, path: readonly PropertyKey[]): FieldError[] {
  const errors: FieldError[] = [];
  const { options = [], min_values: minimum, max_values: maximum } = select;
  if (select.type === ComponentType.StringSelect && (maximum ?? 1) > options.length) {
    const message = 'Cannot choose more values than there are options.';
    errors.push({ path: [...path, 'max_values'], code: 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE', message });
  }
  if ((minimum ?? 1) > (maximum ?? 1)) {
    const message = 'The minimum must not exceed the maximum.';
    errors.push({ path: [...path, 'min_values'], code: 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', message });
  }
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    const message = 'The specified option value is already used';
    errors.push({ path: [...path, 'options'], code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message });
  }
  if (options.filter((option) => option.default).length > (maximum ?? 1)) {
    const message = 'There are more default options than may be chosen.';
    errors.push({ path: [...path, 'options'], code: 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', message });
  }
  return errors;
}

/** Every `attachment://NAME` must name a file of the message, and every other address be one of the web. */
export function checkAddresses(
  value: unknown,
  filenames: readonly string[],
  path: readonly PropertyKey[],
): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    if (typeof item !== 'string') return checkAddresses(item, filenames, [...path, key]);
    return key === 'url' ? checkAddress(item, filenames, [...path, key]) : [];
  });
}

function checkAddress(url: string, filenames: readonly string[], path: readonly PropertyKey[]): FieldError[] {
  const name = attachmentName(url);
  if (name === null) {
    if (SCHEMES.test(url)) return [];
    const message = "Scheme must be one of ('http', 'https', 'discord').";
    return [{ path, code: 'URL_TYPE_INVALID_SCHEME', message }];
  }
  if (filenames.includes(name)) return [];
  const message = `The file ${name} is not attached.`;
  return [{ path, code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message }];
}
