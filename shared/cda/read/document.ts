import {
  childAt,
  childrenNamed,
  elementsOf,
  isElement,
  ownText,
  walk,
  type XmlElement,
} from '../../xml/tree';
import { type Cell, type NarrativeRow } from './cells';
import { questionOf, sectionCodeOf } from '../model/formerModels';
import { DATA_PROTECTION_NOTICE } from '../model/sections';
import { Known, Labels } from './known';
import { narrativeRows } from './narrative';

/** A clinical statement of a section (CDA R2 §4.3.6), with the one it hangs on. */
export interface Statement {
  readonly el: XmlElement;
  readonly code: string;
  readonly mood: string;
  /** `negationInd`, its own or of what it hangs on: it says that this was *not* the case. */
  readonly negated: boolean;
  readonly parent: Statement | null;
}

export interface Section {
  readonly el: XmlElement;
  /** LOINC code. */
  readonly code: string;
  readonly templates: ReadonlySet<string>;
  readonly title: string;
  /** The notice on data protection (GEN-294): for the patient to read, nothing about them. */
  readonly notice: boolean;
  readonly rows: readonly NarrativeRow[];
  readonly statements: readonly Statement[];
  readonly parts: readonly Section[];
  /** What was read here: a narrative that only repeats it under the same label is not a loss. */
  readonly known: Known;
  readonly labels: Labels;
}

/** Where an `ID` of the narrative stands. */
export interface Anchor {
  readonly el: XmlElement;
  readonly cell: Cell | null;
  readonly row: NarrativeRow | null;
}

const STATEMENTS = new Set([
  'act',
  'encounter',
  'observation',
  'observationMedia',
  'organizer',
  'procedure',
  'regionOfInterest',
  'substanceAdministration',
  'supply',
]);

export const isStatement = (el: XmlElement): boolean => STATEMENTS.has(el.name);

export const attr = (el: XmlElement | undefined, name: string): string =>
  el?.attributes.get(name)?.trim() ?? '';

function statementsOf(el: XmlElement, parent: Statement | null): Statement[] {
  return elementsOf(el).flatMap((child) => {
    if (child.name === 'section' || (!parent && el.name === 'section' && child.name !== 'entry')) return [];
    if (!isStatement(child)) return statementsOf(child, parent);
    const statement: Statement = {
      el: child,
      code: questionOf(attr(childAt(child, 'code'), 'code')),
      mood: attr(child, 'moodCode'),
      negated: parent?.negated === true || attr(child, 'negationInd') === 'true',
      parent,
    };
    return [statement, ...statementsOf(child, statement)];
  });
}

/** The sections directly under an element's `component` children. */
export function sectionsUnder(el: XmlElement, outer = ''): Section[] {
  return childrenNamed(el, 'component').flatMap((component) =>
    childrenNamed(component, 'section').map((section) => {
      const code = childAt(section, 'code');
      const titleEl = childAt(section, 'title');
      const own = (titleEl && ownText(titleEl)) || attr(code, 'displayName');
      const title = own || outer || 'Section sans titre';
      const text = childAt(section, 'text');
      return {
        el: section,
        code: sectionCodeOf(attr(code, 'code')),
        templates: new Set(childrenNamed(section, 'templateId').map((t) => attr(t, 'root'))),
        title,
        notice: attr(childAt(code, 'translation'), 'code') === DATA_PROTECTION_NOTICE,
        rows: text ? narrativeRows(text) : [],
        statements: statementsOf(section, null),
        parts: sectionsUnder(section, title),
        known: new Known(),
        labels: new Labels(),
      };
    }),
  );
}

/** The section and those inside it. */
export const withParts = (section: Section): Section[] => [section, ...section.parts.flatMap(withParts)];

/** Every `ID` of the narratives: entries point to them with `reference value="#id"`. */
export function anchorsOf(sections: readonly Section[]): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  for (const section of sections.flatMap(withParts)) {
    const places = new Map<XmlElement, { cell: Cell | null; row: NarrativeRow }>();
    for (const row of section.rows)
      for (const cell of row.cells)
        for (const node of cell.nodes.filter(isElement)) {
          // A cell that spans several rows is found in the first.
          for (const el of walk(node)) if (!places.has(el)) places.set(el, { cell, row });
          if (node.parent?.name === 'tr' && !places.has(node.parent))
            places.set(node.parent, { cell: null, row });
        }
    const text = childAt(section.el, 'text');
    if (!text) continue;
    for (const el of walk(text)) {
      const id = el.attributes.get('ID');
      const place = places.get(el);
      if (id && !anchors.has(id)) anchors.set(id, { el, cell: place?.cell ?? null, row: place?.row ?? null });
    }
  }
  return anchors;
}
