import { useRef, useState } from 'preact/hooks';
import { Icon } from '../core/icons.js';
import { classes, html } from '../core/html.js';

/**
 * @typedef {{ url: string, proxy_url?: string, width?: number | null, height?: number | null, content_type?: string }} Media
 */

/** @param {{ media: Media, description?: string | null, spoiler?: boolean }} properties */
export function Thumbnail({ media, description, spoiler }) {
  return html`<div class="thumbnail">
    <${Picture} media=${media} description=${description} spoiler=${spoiler} />
  </div>`;
}

/**
 * @param {{ items: readonly { media: Media, description?: string | null, spoiler?: boolean }[] }} properties
 */
export function Gallery({ items }) {
  return html`<div class=${classes('gallery', items.length > 1 && 'gallery-several')}>
    ${items.map((item, index) => html`<${Picture} key=${index} ...${item} />`)}
  </div>`;
}

/**
 * A picture that opens in full on a click.
 *
 * @param {{ media: Media, description?: string | null, spoiler?: boolean }} properties
 */
export function Picture({ media, description, spoiler }) {
  const [covered, cover] = useState(spoiler ?? false);
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const size = media.width && media.height ? { width: media.width, height: media.height } : {};
  const open = () => (covered ? cover(false) : dialog.current?.showModal());
  const label = covered
    ? 'Spoiler: show the picture'
    : `Open the picture${description ? `: ${description}` : ''}`;
  return html`<button
      type="button"
      class=${classes('picture', covered && 'picture-covered')}
      aria-label=${label}
      onClick=${open}
    >
      <img src=${media.url} alt=${description ?? ''} title=${description ?? undefined} ...${size} />
    </button>
    <dialog
      class="lightbox"
      ref=${dialog}
      aria-label=${description || 'Picture'}
      onClick=${() => dialog.current?.close()}
    >
      <img src=${media.url} alt=${description ?? ''} />
      ${description && html`<p>${description}</p>`}
      <button type="button" class="icon-button lightbox-close" aria-label="Close">
        <${Icon} name="close" />
      </button>
    </dialog>`;
}

/** @param {{ name: string, size: number, url: string }} properties */
export function FileCard({ name, size, url }) {
  return html`<a class="file-card" href=${url} download=${name}>
    <${Icon} name="file" size=${28} />
    <span
      ><span class="file-name">${name ?? 'file'}</span
      ><span class="file-size">${readableSize(size ?? 0)}</span></span
    >
  </a>`;
}

/** @param {{ attachment: any }} properties */
export function Attachment({ attachment }) {
  if (!attachment.content_type?.startsWith('image/'))
    return html`<${FileCard} ...${attachment} name=${attachment.filename} />`;
  return html`<div class="gallery">
    <${Picture}
      media=${attachment}
      description=${attachment.description}
      spoiler=${attachment.filename.startsWith('SPOILER_')}
    />
  </div>`;
}

/** @param {number} bytes */
function readableSize(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
