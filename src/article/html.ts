import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { joinParagraphs } from './paragraphs.ts';
import type { Reading } from './parse.ts';

/** Elements whose text is apart from the text around them. */
const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TD TH TR UL'.split(
    ' ',
  ),
);
/** Elements that are passed over: headings, which are no prose, and what is not shown as text. */
const headings = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
const unseen = new Set(['NOSCRIPT', 'SCRIPT', 'STYLE', 'SVG', 'TEMPLATE']);

/**
 * The article in a web page, as the reader view of Firefox finds it; a page in which it finds none is taken whole.
 * Scripts are never run, nothing is fetched.
 */
export function readHtml(html: string): Reading {
  const document = documentOf(html);
  const url = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null;
  const whole = paragraphsOf(document.body);
  const found = new Readability(document, { charThreshold: 0 }).parse();
  const content = found?.content ? paragraphsOf(parseHTML(found.content).document) : [];
  return {
    ...joinParagraphs(content.length > 0 ? content : whole),
    ...(found?.title && { title: found.title }),
    ...(found?.siteName && { outlet: found.siteName }),
    ...(found?.byline && { byline: found.byline }),
    ...(found?.publishedTime && { published: found.publishedTime }),
    ...(url && /^https?:\/\//u.test(url) && { url }),
  };
}

/**
 * The page as a document with a head and a body. HTML lets a page leave out the tags of both, and browsers add them;
 * linkedom does not, and then finds neither title nor text. What comes after the end tag of the body belongs to it too.
 */
function documentOf(html: string): Document {
  const page = html.replace(/<\/(?:body|html)\s*>/giu, '');
  let { document } = parseHTML(page);
  if (!document.firstElementChild?.matches('html:has(> head + body)'))
    ({ document } = parseHTML(`<!doctype html><html><head></head><body>${page}`));
  for (const element of document.querySelectorAll('body html, body head, body body')) {
    element.replaceWith(...element.childNodes);
  }
  document.head.append(...document.querySelectorAll('title:not(svg title), meta, link'));
  return document;
}

/**
 * The runs of text between the bounds of blocks, in order, so that text beside a block is kept. Headings are left out.
 * A single run in no paragraph is plain text in the guise of a page, and taken by its blank lines.
 */
function paragraphsOf(root: ParentNode): string[] {
  const runs = [''];
  const add = (text: string) => runs.push((runs.pop() ?? '') + text);
  const walk = (parent: Node) => {
    for (const node of parent.childNodes) {
      const name = node.nodeName;
      if (name === '#text') add(node.textContent ?? '');
      else if (name === 'BR') add('\n');
      else if (headings.has(name)) runs.push('');
      else if (blocks.has(name)) {
        runs.push('');
        walk(node);
        runs.push('');
      } else if (!unseen.has(name)) walk(node);
    }
  };
  walk(root);
  const read = runs.filter((run) => run.trim());
  return read.length > 1 || root.querySelector('p') ? read : read.flatMap((run) => run.split(/\n\s*\n/u));
}
