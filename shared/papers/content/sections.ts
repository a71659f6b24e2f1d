import {
  fieldSpec,
  isBlank,
  isOfRecords,
  kindSchemas,
  pathsOf,
  sections,
  type CasePath,
  type CaseValues,
  type FieldKind,
  type SectionName,
} from '../../domain/caseFields';
import { completeness } from '../../domain/caseFile';
import { fieldLabel, isTaken, shownValues, type Shown } from '../../domain/fieldValue';
import {
  contactLine,
  measureLine,
  treatmentLine,
  type ContactLine,
  type MeasureLine,
  type TreatmentLine,
} from './records';
import { inTurn } from '../../domain/measure';
import type { Fact } from './words';

/** The case file as the report reads it: its values, and the day ages are counted on. */
export interface Subject {
  readonly values: CaseValues;
  readonly on: string;
}

/** A short value beside its label. */
export interface FieldLine {
  readonly label: string;
  /** None where it is asked for and not there: a report never passes over it in silence. */
  readonly shown: readonly Shown[];
  /** A trait that tells two patients apart (RNIV), to be found at a glance. */
  readonly isTelling: boolean;
}

/** What takes more than a line: a text, a list of records. Its title is null where the section's own says it. */
export type FieldBlock = { readonly title: string | null } & (
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'treatments'; readonly treatments: readonly TreatmentLine[] }
  | { readonly is: 'contacts'; readonly contacts: readonly ContactLine[] }
  | { readonly is: 'measures'; readonly measures: readonly MeasureLine[] }
  | { readonly is: 'missing' }
);

/** A section of the catalogue: short values first, then what is longer. */
export interface FieldSection {
  readonly title: string;
  readonly lines: readonly FieldLine[];
  readonly blocks: readonly FieldBlock[];
}

interface SectionOptions {
  /** Fields the report shows elsewhere. */
  readonly except?: readonly CasePath[];
  readonly title?: string;
  /** Lines of the report's own, before the fields. */
  readonly first?: readonly Fact[];
}

const inLine = (kind: FieldKind): boolean => kind !== 'longText' && !isOfRecords(kind);

const telling: ReadonlySet<CasePath> = new Set([
  'identity.birthName',
  'identity.usedName',
  'identity.firstGivenName',
  'identity.birthDate',
]);

function fieldLine(path: CasePath, { values, on }: Subject, missing: ReadonlySet<CasePath>): FieldLine[] {
  const shown = shownValues(path, values, on);
  if (shown.length === 0 && !missing.has(path)) return [];
  return [{ label: fieldLabel(path), shown, isTelling: telling.has(path) }];
}

function fieldBlock(path: CasePath, { values }: Subject, missing: ReadonlySet<CasePath>): FieldBlock[] {
  const value: unknown = values[path];
  const title = fieldLabel(path);
  if (isBlank(value)) return missing.has(path) ? [{ title, is: 'missing' }] : [];
  const { kind } = fieldSpec(path);
  if (kind === 'treatments') {
    const treatments = kindSchemas.treatments.safeParse(value).data ?? [];
    return [{ title, is: kind, treatments: treatments.map(treatmentLine) }];
  }
  if (kind === 'contacts') {
    const contacts = kindSchemas.contacts.safeParse(value).data ?? [];
    return [{ title, is: kind, contacts: contacts.map(contactLine) }];
  }
  if (kind === 'measures') {
    const measures = kindSchemas.measures.safeParse(value).data ?? [];
    return [{ title, is: kind, measures: inTurn(measures).map(measureLine) }];
  }
  return typeof value === 'string' ? [{ title, is: 'text', text: value }] : [];
}

/** What is asked for before the meeting and is not there. */
export const missingPaths = (values: CaseValues): ReadonlySet<CasePath> =>
  new Set(completeness(values).missing.map((m) => m.path));

export const isEmpty = ({ lines, blocks }: FieldSection): boolean => lines.length + blocks.length === 0;

export function fieldSection(
  section: SectionName,
  subject: Subject,
  { except = [], title = sections[section], first = [] }: SectionOptions = {},
): FieldSection {
  const missing = missingPaths(subject.values);
  const paths = pathsOf(section).filter(
    (path) => !fieldSpec(path).silent && !isTaken(path) && !except.includes(path),
  );
  const lines = [
    ...first.map(({ label, text }) => ({ label, shown: [{ text }], isTelling: false })),
    ...paths
      .filter((path) => inLine(fieldSpec(path).kind))
      .flatMap((path) => fieldLine(path, subject, missing)),
  ];
  const long = paths.filter((path) => !inLine(fieldSpec(path).kind));
  const blocks = long.flatMap((path) => fieldBlock(path, subject, missing));
  const opening = long.find((path) => !isBlank(subject.values[path]));
  // A list that opens its section needs no second title under the first.
  const selfNamed = lines.length === 0 && opening !== undefined && fieldSpec(opening).kind === 'treatments';
  return {
    title,
    lines,
    blocks: selfNamed ? blocks.map((block, i) => (i === 0 ? { ...block, title: null } : block)) : blocks,
  };
}
