import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import { joinParagraphs } from './paragraphs.ts';
import type { Reading } from './parse.ts';

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type Inline = Extract<Node, { type: 'paragraph' }>['children'][number];

/**
 * The prose of a Markdown document: paragraphs, also those inside lists and block quotes, and code as it stands. A
 * first heading is the title; other headings, rules, pictures and HTML are left out.
 */
export function readMarkdown(body: string): Reading {
  const { children } = fromMarkdown(body);
  const heading = children.find((node) => node.type === 'heading' && node.depth === 1);
  const title = heading?.type === 'heading' ? proseOf(heading.children).replace(/\s+/gu, ' ').trim() : '';
  return { ...joinParagraphs(children.flatMap(paragraphsOf)), ...(title && { title }) };
}

function paragraphsOf(node: Node): string[] {
  switch (node.type) {
    case 'paragraph':
      return [proseOf(node.children)];
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

/** Text without pictures and HTML. A line break is a space, so that the words around it stay apart. */
function proseOf(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break' || (node.type === 'html' && /^<br[\s/>]/iu.test(node.value))) return ' ';
      if ('children' in node) return proseOf(node.children);
      return toString(node, { includeImageAlt: false, includeHtml: false });
    })
    .join('');
}
