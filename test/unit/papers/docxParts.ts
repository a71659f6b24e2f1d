import { inflateRawSync } from 'node:zlib';
import { SaxesParser } from 'saxes';

/** The parts of a .docx by name, read from the central directory of the zip (APPNOTE §4.3.12). */
function unzip(bytes: Uint8Array): Map<string, string> {
  const data = Buffer.from(bytes);
  const end = data.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts = new Map<string, string>();
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    const method = data.readUInt16LE(at + 10);
    const size = data.readUInt32LE(at + 20);
    const nameLength = data.readUInt16LE(at + 28);
    const local = data.readUInt32LE(at + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const packed = data.subarray(start, start + size);
    const name = data.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    parts.set(name, (method === 0 ? packed : inflateRawSync(new Uint8Array(packed))).toString('utf8'));
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return parts;
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** A strict reading: anything ill-formed throws. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element: Element = { name: tag.name, attributes: tag.attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root;
}

export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

export const rawText = (element: Element): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : child.name === 'w:tab' ? '\t' : rawText(child)))
    .join('');

/** Non-breaking spaces are typography: compared as the spaces they were. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

export interface Docx {
  readonly parts: ReadonlyMap<string, string>;
  readonly body: Element;
  /** One line a paragraph, in reading order. */
  readonly text: string;
  readonly header: string;
  readonly footer: string;
  /** The rows of every table, cell by cell. */
  readonly tables: string[][][];
}

const paragraphs = (element: Element): string => plain(all(element, 'w:p').map(rawText).join('\n'));

export function readDocx(bytes: Uint8Array): Docx {
  const parts = unzip(bytes);
  const part = (name: string): Element => parseXml(parts.get(name) ?? '');
  const body = part('word/document.xml');
  return {
    parts,
    body,
    text: paragraphs(body),
    header: paragraphs(part('word/header1.xml')),
    footer: paragraphs(part('word/footer1.xml')),
    tables: all(body, 'w:tbl').map((table) =>
      all(table, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => paragraphs(cell))),
    ),
  };
}
