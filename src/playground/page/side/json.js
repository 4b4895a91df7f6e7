import { useState } from 'preact/hooks';
import { Icon } from '../core/icons.js';
import { html } from '../core/html.js';

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/**
 * JSON with its parts coloured and a way to copy it.
 *
 * @param {{ value: unknown, label: string }} properties
 */
export function Json({ value, label }) {
  const [copied, setCopied] = useState(false);
  const text = JSON.stringify(value, null, 2);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return html`<div class="json">
    <button
      type="button"
      class="button button-secondary json-copy"
      onClick=${copy}
      onBlur=${() => setCopied(false)}
    >
      <${Icon} name="copy" size=${16} />${copied ? 'Copied' : 'Copy'}
    </button>
    <span class="unseen" role="status">${copied ? 'Copied' : ''}</span>
    <pre tabindex="0" aria-label=${label}><code>${colour(text)}</code></pre>
  </div>`;
}

/** @param {string} text */
function colour(text) {
  /** @type {any[]} */
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string, colon] = match;
    const kind = string ? (colon ? 'json-key' : 'json-string') : 'json-value';
    pieces.push(
      text.slice(end, match.index),
      html`<span class=${kind}>${string ?? whole}</span>`,
      colon ?? '',
    );
    end = match.index + whole.length;
  }
  return [...pieces, text.slice(end)];
}
