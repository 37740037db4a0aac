import type { XmlNode } from '../xml/parseXml.ts';

/** Elements that stand on a line of their own. */
const blocks = new Set([
  ...['p', 'div', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'tr', 'table', 'blockquote', 'pre'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'qti-prompt', 'qti-content-body'],
]);

/**
 * The text a reader sees: blanks joined as in HTML, a block or <br/> is a new line.
 * @param without elements to leave out, with all in them
 */
export function flowText(node: XmlNode, without: (each: XmlNode) => boolean = () => false): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/[ \t\r\n]+/g, ' ');
      if (without(child)) return '';
      if (child.name === 'br') return '\n';
      const text = flowText(child, without);
      return blocks.has(child.name) ? `\n${text}\n` : text;
    })
    .join('');
}
