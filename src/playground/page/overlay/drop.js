import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';
import { takeFile } from './article-file.js';

/** Takes files that are dropped anywhere on the page. */
export function Drop() {
  const { session } = usePage();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (/** @type {DragEvent} */ event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (/** @type {DragEvent} */ event) => {
      if (!event.relatedTarget) setOver(false);
    };
    const onDrop = async (/** @type {DragEvent} */ event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      for (const file of event.dataTransfer?.files ?? []) {
        const failure = await takeFile(session, file);
        if (failure) session.tell(failure);
      }
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return (
    over &&
    html`<div class="drop">
      <div class="drop-inside">
        <${Icon} name="article" size=${48} /><strong>Drop the article here</strong>
        <span>Text, Markdown or HTML. Nothing leaves this machine.</span>
      </div>
    </div>`
  );
}
