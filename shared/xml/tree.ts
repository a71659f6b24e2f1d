/** A light XML tree: what a reader of forms needs, nothing of the DOM. */
export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  /** Namespace URI, empty when there is none. */
  readonly ns: string;
  /** By local name; attributes of a namespace carry its usual prefix (`xsi:type`). */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | null;
  /** Line of the start tag, from 1. */
  readonly line: number;
}
export type XmlNode = XmlElement | string;

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

export const elementsOf = (el: XmlElement): XmlElement[] => el.children.filter(isElement);

export const childrenNamed = (el: XmlElement, name: string): XmlElement[] =>
  elementsOf(el).filter((child) => child.name === name);

/** The first child reached by these names one after the other. */
export function childAt(el: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let here = el;
  for (const name of path) here = here && elementsOf(here).find((child) => child.name === name);
  return here;
}

/** The element and all below it, in document order. */
export function* walk(el: XmlElement): Generator<XmlElement> {
  yield el;
  for (const child of elementsOf(el)) yield* walk(child);
}

/** The text directly inside the element, blanks collapsed. */
export const ownText = (el: XmlElement): string =>
  el.children
    .filter((node) => typeof node === 'string')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
