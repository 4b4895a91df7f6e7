import { html } from '../core/html.js';
import { Markdown } from '../markdown/view.js';
import { linkOut } from './button.js';
import { Picture } from './media.js';

/**
 * @param {{ embed: import('discord-api-types/v10').APIEmbed, onPassage?: ((passage: number) => void) | undefined }} properties
 */
export function Embed({ embed, onPassage }) {
  const style =
    embed.color === undefined ? {} : { '--accent-of-card': `#${embed.color.toString(16).padStart(6, '0')}` };
  const title = embed.title && html`<${Markdown} source=${embed.title} />`;
  const footer = [embed.footer?.text, embed.timestamp && new Date(embed.timestamp).toLocaleString()].filter(
    Boolean,
  );
  return html`<div class="card card-accented embed" style=${style}>
    ${embed.author && html`<div class="embed-author">${embed.author.name}</div>`}
    ${
      title &&
      html`<div class="embed-title">
        ${embed.url ? html`<a ...${linkOut(embed.url)}>${title}</a>` : title}
      </div>`
    }
    ${embed.description && html`<${Markdown} source=${embed.description} onPassage=${onPassage} />`}
    ${
      embed.fields?.length &&
      html`<dl class="embed-fields">
        ${embed.fields.map(
          (field) =>
            html`<div class=${field.inline ? 'embed-field embed-field-inline' : 'embed-field'}>
              <dt><${Markdown} source=${field.name} /></dt>
              <dd><${Markdown} source=${field.value} onPassage=${onPassage} /></dd>
            </div>`,
        )}
      </dl>`
    }
    ${embed.image && html`<div class="gallery"><${Picture} media=${embed.image} /></div>`}
    ${footer.length > 0 && html`<div class="subtext">${footer.join(' · ')}</div>`}
  </div>`;
}
