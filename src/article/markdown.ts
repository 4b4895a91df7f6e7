import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import { joinParagraphs } from './paragraphs.ts';
import type { Reading } from './parse.ts';

type Node = ReturnType<typeof fromMarkdown>['children'][number];

/**
 * The prose of a Markdown document: paragraphs, also those inside lists and block quotes, and code as it stands. A
 * first heading is the title; other headings, rules, pictures and HTML are left out.
 */
export function readMarkdown(body: string): Reading {
  const { children } = fromMarkdown(body);
  const heading = children.find((node) => node.type === 'heading' && node.depth === 1);
  const title = heading ? toString(heading).trim() : '';
  return { ...joinParagraphs(children.flatMap(paragraphsOf)), ...(title && { title }) };
}

function paragraphsOf(node: Node): string[] {
  switch (node.type) {
    case 'paragraph':
      return [toString(node, { includeImageAlt: false, includeHtml: false })];
    case 'code':
      return [node.value];
    case 'blockquote':
    case 'list':
    case 'listItem':
      return node.children.flatMap(paragraphsOf);
    default:
      return [];
  }
}
