/** A node of a Markdown tree, of whichever reader. */
interface MarkdownNode {
  readonly type?: string;
  readonly text?: unknown;
  readonly name?: string;
  readonly content?: unknown;
  readonly children?: unknown;
}

/** Nodes that only say where text stands. */
const layout = new Set(['text', 'br', 'newline', 'paragraph', undefined]);

/**
 * What a reader of Markdown would see, of a tree that should hold nothing but text.
 *
 * @throws Error that names a node which formats, mentions or links
 */
export function plainText(tree: unknown, allowed: readonly string[] = []): string {
  if (typeof tree === 'string') return tree;
  if (Array.isArray(tree)) return tree.map((node) => plainText(node, allowed)).join('');
  const node = tree as MarkdownNode;
  if (node.type === 'br' || node.type === 'newline') return '\n';
  // An emoji as it stands in the text, drawn as a picture.
  if (node.type === 'twemoji') return node.name ?? '';
  if (!layout.has(node.type) && !allowed.includes(node.type ?? ''))
    throw new Error(`not text: ${JSON.stringify(node)}`);
  const inside = plainText(node.text ?? node.content ?? node.children ?? '', allowed);
  return node.type === 'paragraph' ? `${inside}\n` : inside;
}
