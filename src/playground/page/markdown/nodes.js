/**
 * The tree that Discord's Markdown is read into.
 *
 * @typedef {{ type: 'text', text: string }
 *   | { type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler', children: Node[] }
 *   | { type: 'code', text: string }
 *   | { type: 'link', href: string, title: string | null, children: Node[] }
 *   | { type: 'user' | 'role' | 'channel', id: string }
 *   | { type: 'command', name: string, id: string }
 *   | { type: 'emoji', name: string, id: string }
 *   | { type: 'everyone', text: string }
 *   | { type: 'timestamp', seconds: number, style: string }
 *   | { type: 'paragraph' | 'quote' | 'subtext' | 'item', children: Node[] }
 *   | { type: 'heading', level: number, children: Node[] }
 *   | { type: 'list', start: number | null, children: Node[] }
 *   | { type: 'codeBlock', language: string | null, text: string }} Node
 */

/** What a reader reads of nodes, without the marks. @param {readonly Node[]} nodes  @returns {string} */
export function plainText(nodes) {
  return nodes.map((node) => plain(node)).join('');
}

/** @param {Node} node  @returns {string} */
function plain(node) {
  if ('children' in node) {
    const inside = plainText(node.children);
    return ['paragraph', 'quote', 'subtext', 'item', 'heading', 'list'].includes(node.type)
      ? `${inside}\n`
      : inside;
  }
  if ('text' in node) return node.text;
  return '';
}

/**
 * All nodes of one type, at any depth, in order.
 *
 * @param {readonly Node[]} nodes
 * @param {Node['type']} type
 * @returns {Node[]}
 */
export function nodesOfType(nodes, type) {
  return nodes.flatMap((node) => {
    if (node.type === type) return [node];
    return 'children' in node ? nodesOfType(node.children, type) : [];
  });
}
