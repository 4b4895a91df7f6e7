import type { Passage } from './article.ts';

/** One text out of paragraphs, a blank line between them, and where each of them stands in it. */
export function joinParagraphs(paragraphs: readonly string[]): { text: string; passages: Passage[] } {
  const passages: Passage[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    const clean = paragraph.replace(/\s+/gu, ' ').trim();
    if (!clean) continue;
    if (text) text += '\n\n';
    passages.push({ number: passages.length + 1, start: text.length, end: text.length + clean.length });
    text += clean;
  }
  return { text, passages };
}
