import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { joinParagraphs } from './paragraphs.ts';
import type { Reading } from './parse.ts';

const blocks = 'p, li, blockquote, pre, figcaption, td, dd';

/**
 * The article in a web page, as the reader view of Firefox finds it; a page in which it finds none is taken whole.
 * Scripts are never run, nothing is fetched.
 */
export function readHtml(html: string): Reading {
  const { document } = parseHTML(
    html.includes('<body') ? html : `<!doctype html><html><body>${html}</body></html>`,
  );
  const url = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null;
  const whole = paragraphsOf(document);
  const found = new Readability(document, { charThreshold: 0 }).parse();
  const content = found?.content ? paragraphsOf(parseHTML(`<body>${found.content}</body>`).document) : [];
  return {
    ...joinParagraphs(content.length > 0 ? content : whole),
    ...(found?.title && { title: found.title }),
    ...(found?.siteName && { outlet: found.siteName }),
    ...(found?.byline && { byline: found.byline }),
    ...(found?.publishedTime && { published: found.publishedTime }),
    ...(url && /^https?:\/\//u.test(url) && { url }),
  };
}

function paragraphsOf(document: Document): string[] {
  const elements = [...document.querySelectorAll(blocks)].filter((element) => !element.querySelector(blocks));
  const paragraphs = elements.map((element) => element.textContent);
  return paragraphs.some((paragraph) => paragraph.trim())
    ? paragraphs
    : document.body.textContent.split(/\n\s*\n/u);
}
