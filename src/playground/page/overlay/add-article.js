import { useState } from 'preact/hooks';
import { usePage } from '../core/context.js';
import { Failure } from '../core/failure.js';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';
import { ENDINGS, takeFile } from './article-file.js';
import { useDialog } from './use-dialog.js';

/** Asks for a file or a text to ask about. */
export function AddArticle() {
  const { state } = usePage();
  return state.dialog === 'article' && html`<${AddArticleDialog} />`;
}

function AddArticleDialog() {
  const { session, store } = usePage();
  const dialog = useDialog();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState(/** @type {string | null} */ (null));
  const close = () => store.set({ dialog: null });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setFailure(await session.addArticle('Pasted text.txt', text));
  };
  const take = async (/** @type {any} */ event) => {
    const [file] = event.target.files;
    if (file) setFailure(await takeFile(session, file));
  };
  return html`<dialog class="dialog" ref=${dialog} aria-labelledby="add-article" onCancel=${close}>
    <form onSubmit=${submit}>
      <h2 id="add-article">Ask about your own article</h2>
      <p class="dialog-note">
        Drop a file anywhere on the page, choose one, or paste a text. It goes to the playground on this
        computer and nowhere else: nothing leaves this machine.
      </p>
      <label class="file-button button button-secondary"
        ><${Icon} name="file" size=${18} />Choose a text, Markdown or HTML file
        <input type="file" accept=${ENDINGS.join(',')} onChange=${take}
      /></label>
      <div class="field">
        <label class="field-label" for="pasted-text">Or paste the text</label>
        <textarea
          id="pasted-text"
          rows="8"
          value=${text}
          placeholder="The title, an empty line, then the paragraphs."
          onInput=${(/** @type {any} */ event) => setText(event.target.value)}
        ></textarea>
      </div>
      ${failure && html`<${Failure} text=${failure} />`}
      <div class="dialog-buttons">
        <button type="button" class="button button-secondary" onClick=${close}>Cancel</button>
        <button type="submit" class="button button-primary" disabled=${!text.trim()}>Add the article</button>
      </div>
    </form>
  </dialog>`;
}
