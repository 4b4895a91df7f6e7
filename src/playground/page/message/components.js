import { classes, html } from '../core/html.js';
import { Markdown } from '../markdown/view.js';
import { Button } from './button.js';
import { FileCard, Gallery, Thumbnail } from './media.js';
import { SelectMenu } from './select-menu.js';

/**
 * Draws components, those of the second version included.
 * https://discord.com/developers/docs/components/reference
 *
 * @typedef {{ component: any, message: import('../core/state.js').APIMessage, onPassage?: ((passage: number) => void) | undefined }} Properties
 */

/** Discord's numbers for kinds of components. @type {Record<number, (properties: Properties) => any>} */
const KINDS = {
  1: ActionRow,
  2: Button,
  3: SelectMenu,
  5: SelectMenu,
  6: SelectMenu,
  7: SelectMenu,
  8: SelectMenu,
  9: Section,
  10: TextDisplay,
  11: ({ component }) =>
    html`<${Thumbnail}
      media=${component.media}
      description=${component.description}
      spoiler=${component.spoiler}
    />`,
  12: ({ component }) => html`<${Gallery} items=${component.items} />`,
  13: ({ component }) =>
    html`<${FileCard} name=${component.name} size=${component.size} url=${component.file.url} />`,
  14: Separator,
  17: Container,
};

/** @param {Properties} properties */
export function Component(properties) {
  const Kind = KINDS[properties.component.type];
  if (!Kind)
    return html`<p class="unknown">
      A component of type ${properties.component.type}, which the playground does not draw.
    </p>`;
  return html`<${Kind} ...${properties} />`;
}

/** @param {Omit<Properties, 'component'> & { components: readonly any[] }} properties */
function Components({ components, ...rest }) {
  return components.map(
    (component, index) =>
      html`<${Component} key=${component.id ?? index} component=${component} ...${rest} />`,
  );
}

/** @param {Properties} properties */
function Container({ component, ...rest }) {
  const accent = component.accent_color ?? null;
  const style = accent === null ? {} : { '--accent-of-card': `#${accent.toString(16).padStart(6, '0')}` };
  return html`<div class=${classes('card', accent !== null && 'card-accented')} style=${style}>
    <${Components} components=${component.components} ...${rest} />
  </div>`;
}

/** @param {Properties} properties */
function Section({ component, ...rest }) {
  return html`<div class="section">
    <div class="section-texts"><${Components} components=${component.components} ...${rest} /></div>
    <div class="section-accessory"><${Component} component=${component.accessory} ...${rest} /></div>
  </div>`;
}

/** @param {Properties} properties */
function ActionRow({ component, ...rest }) {
  return html`<div class="action-row"><${Components} components=${component.components} ...${rest} /></div>`;
}

/** @param {Properties} properties */
function TextDisplay({ component, onPassage }) {
  return html`<${Markdown} source=${component.content} onPassage=${onPassage} />`;
}

/** @param {Properties} properties */
function Separator({ component }) {
  const line = component.divider !== false;
  return html`<div
    role="separator"
    class=${classes('separator', line && 'separator-line', component.spacing === 2 && 'separator-large')}
  ></div>`;
}
