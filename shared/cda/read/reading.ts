import {
  caseFields,
  isBlank,
  type CasePath,
  type CaseValues,
  type Contact,
  type FieldKind,
} from '../../domain/caseFields';
import type { CivilDay } from '../../domain/brand';
import { fieldFault } from '../../domain/fieldFault';
import { shortDate } from '../../domain/french';
import { isDash } from '../../domain/loneDash';
import { labelOf, type CodeListName } from '../../terminology/codes';
import { childAt, walk, type XmlElement } from '../../xml/tree';
import { dayOf, stampWords } from './dates';
import { Known } from './known';
import { anchorsOf, attr, type Anchor, type Section } from './document';
import { cellText, plainText, type Cell, type NarrativeRow } from './cells';

/** Fields of free text. */
export type TextPath = {
  [P in CasePath]: (typeof caseFields)[P]['kind'] extends 'text' | 'longText' ? P : never;
}[CasePath];

/** A value as the user reads it. */
function valueWords(path: CasePath, value: unknown): string {
  const { kind, list }: { kind: FieldKind; list?: CodeListName } = caseFields[path];
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (list) return labelOf(list, text);
  return kind === 'day' ? shortDate(text) : text;
}

const MAX_LEFT = 300;

/** What the case file has no place for: section and text, for the user to read. */
interface Left {
  readonly where: string;
  readonly what: string;
}

/** Someone the file names, with the identifier it gives them. */
interface Named {
  readonly name: string;
  readonly id: string;
}

/**
 * One reading of one document: what was placed, what was said about it, and which nodes were read. So what is left at
 * the end can be shown to the user instead of being lost.
 */
export class Reading {
  readonly values: CaseValues = {};
  readonly contacts: Contact[] = [];
  readonly people: Named[] = [];
  private readonly left: Left[] = [];
  private more = 0;
  /** Texts of the header that need not be listed again. */
  readonly known = new Known();
  private readonly said = new Set<string>();
  private readonly seen = new Set<XmlElement | Cell>();
  /** What tells of something else than the fields do, as a second tumour does. */
  private readonly others = new Set<XmlElement>();
  readonly anchors: ReadonlyMap<string, Anchor>;

  constructor(readonly sections: readonly Section[]) {
    this.anchors = anchorsOf(sections);
  }

  get warnings(): string[] {
    return [...this.said];
  }

  warn(sentence: string): void {
    this.said.add(sentence);
  }

  mark(...nodes: readonly (XmlElement | Cell | undefined)[]): void {
    for (const node of nodes) if (node) this.seen.add(node);
  }

  /** What the case file has no place for; enough for any real fiche, an abusive one must not drown the user. */
  get notPlaced(): readonly Left[] {
    return this.more === 0
      ? this.left
      : [...this.left, { where: 'Fichier', what: `… et ${this.more} autres éléments` }];
  }

  leave(where: string, what: string): void {
    if (what.trim() === '') return;
    if (this.left.length < MAX_LEFT) this.left.push({ where, what });
    else this.more++;
  }

  /** Marks an element and all below it. */
  markAll(el: XmlElement | undefined): void {
    if (el) for (const each of walk(el)) this.seen.add(each);
  }

  markRow(row: NarrativeRow): void {
    this.mark(...row.cells);
  }

  /** It is listed whole: the same words elsewhere are about something else. */
  setApart(...elements: readonly XmlElement[]): void {
    for (const el of elements) this.others.add(el);
  }

  isApart(el: XmlElement): boolean {
    return this.others.has(el);
  }

  wasRead(node: XmlElement | Cell): boolean {
    return this.seen.has(node);
  }

  /** What is left of a cell once its read parts are taken out. */
  unread(cell: Cell): string {
    return this.seen.has(cell) ? '' : plainText(cell.nodes, (el) => this.seen.has(el));
  }

  /** Puts a value in a field; a second, different one is said, not taken. */
  set<P extends CasePath>(path: P, value: NonNullable<CaseValues[P]>, section?: Section): void {
    const present = this.values[path];
    if (isBlank(value)) return;
    const fault = fieldFault(path, value);
    if (fault !== null) {
      this.warn(`${fault}\u00a0: ce n’est pas repris.`);
      this.leave(section?.title ?? 'Fiche', `${caseFields[path].label}\u00a0: ${valueWords(path, value)}`);
      return;
    }
    if (isBlank(present)) this.values[path] = value;
    else if (JSON.stringify(present) !== JSON.stringify(value)) {
      const { label } = caseFields[path];
      this.warn(
        `Deux valeurs pour «\u00a0${label}\u00a0» : «\u00a0${valueWords(path, present)}\u00a0» est retenue, pas «\u00a0${valueWords(path, value)}\u00a0».`,
      );
      this.leave(label, valueWords(path, value));
    }
    section?.known.add(valueWords(path, value));
    section?.labels.add(caseFields[path].label);
  }

  /** Adds words to a field of free text: a new line, or after a dot where the field has only one. */
  append(path: TextPath, text: string, section?: Section): void {
    const line = text.trim();
    if (line === '') return;
    const present = this.values[path];
    (this.values as Record<string, unknown>)[path] = present
      ? `${present}${caseFields[path].kind === 'text' ? ' · ' : '\n'}${line}`
      : line;
    section?.known.add(line);
    section?.labels.add(caseFields[path].label);
  }

  /** The day of an element with `value`, or of its `low`; says so when it is given but cannot be one. */
  day(el: XmlElement | undefined, what: string, section?: Section): CivilDay | null {
    const at = el && attr(el, 'value') !== '' ? el : childAt(el, 'low');
    const stamp = attr(at, 'value');
    if (!at || stamp === '') return null;
    const day = dayOf(stamp);
    if (day) {
      this.mark(at);
      section?.known.add(stampWords(stamp));
      section?.labels.add(what);
    } else
      this.warn(
        `${what}\u00a0: « ${stampWords(stamp)} » n’est pas une date complète, elle n’a pas été reprise.`,
      );
    return day;
  }

  /** The same words, without taking them as read. */
  peek(el: XmlElement | undefined): string {
    if (!el) return '';
    const anchor = this.anchorOf(el);
    return anchor ? this.anchorText(anchor) : plainText(el.children);
  }

  /** The words of a `text` or `originalText`: written there, or in the narrative it refers to. */
  textOf(el: XmlElement | undefined, section: Section): string {
    if (!el) return '';
    const anchor = this.anchorOf(el);
    const text = this.peek(el);
    this.markAll(el);
    // No words; where it may be a negative it is listed with its label, since its cell stays unread.
    if (isDash(text)) return '';
    if (anchor) {
      this.markAll(anchor.el);
      if (plainText([anchor.el]) === '') this.mark(anchor.cell ?? undefined);
    }
    if (text !== '') section.known.add(text);
    return text;
  }

  /** The narrative place an element's `reference` points to. */
  anchorOf(el: XmlElement | undefined): Anchor | undefined {
    const target = attr(childAt(el, 'reference') ?? el, 'value');
    return target.startsWith('#') ? this.anchors.get(target.slice(1)) : undefined;
  }

  /** An empty `<content ID="x"/>` stands before its text: then the whole cell is meant. */
  private anchorText({ el, cell }: Anchor): string {
    return plainText([el]) || (cell ? cellText(cell) : '');
  }
}
