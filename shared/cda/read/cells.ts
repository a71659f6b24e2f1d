import { isElement, type XmlElement, type XmlNode } from '../../xml/tree';

/** The narrative block of a section (CDA R2 §4.3.5), flattened to rows: what a person reads, line by line. */
export interface Cell {
  readonly nodes: readonly XmlNode[];
  /** A `th`: words about the other cells, not content. */
  readonly head: boolean;
}

export interface NarrativeRow {
  /** Heading of the table or list it stands in. */
  readonly title: string;
  /** One per column; empty when the table has none and its first cell is the label. */
  readonly headers: readonly string[];
  readonly cells: readonly Cell[];
}

/** Elements that break the line. */
export const BLOCKS = new Set([
  'paragraph',
  'list',
  'item',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'caption',
]);

/** Readable text of some nodes: blanks collapsed, `br` and blocks as line breaks. */
export function plainText(nodes: readonly XmlNode[], skip?: (el: XmlElement) => boolean): string {
  const write = (node: XmlNode): string => {
    if (!isElement(node)) return node.replace(/\s+/g, ' ');
    if (skip?.(node)) return '';
    if (node.name === 'br') return '\n';
    const inside = node.children.map(write).join('');
    if (BLOCKS.has(node.name)) return `\n${inside}\n`;
    return node.name === 'td' || node.name === 'th' ? `${inside} ` : inside;
  };
  return nodes
    .map(write)
    .join('')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

export const cellText = (cell: Cell): string => plainText(cell.nodes);

export const cell = (nodes: readonly XmlNode[], head = false): Cell => ({ nodes, head });
