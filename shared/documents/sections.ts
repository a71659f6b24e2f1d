import {
  fieldSpec,
  isBlank,
  kindSchemas,
  pathsOf,
  sections,
  type CasePath,
  type CaseValues,
  type FieldKind,
  type SectionName,
} from '../domain/caseFields';
import { completeness } from '../domain/caseFile';
import { fieldLabel, isTaken, shownValues, type Shown } from './fieldValue';
import { contactTable, treatmentTable } from './records';
import { labelledTable, pairedTable, type LabelledRow } from './tables';
import { faint, heading, paragraph, prose, run, type Block } from './text';
import { NOT_GIVEN } from './words';

/** The case file as the report reads it: its values, and the day ages are counted on. */
export interface Subject {
  readonly values: CaseValues;
  readonly on: string;
}

export interface SectionOptions {
  readonly width: number;
  /** Two fields a line, for sections of short values. */
  readonly paired?: boolean;
  /** Fields the report shows elsewhere. */
  readonly except?: readonly CasePath[];
  readonly title?: string;
  /** Rows of the report's own, before the fields. */
  readonly first?: readonly LabelledRow[];
}

const inRow = (kind: FieldKind): boolean =>
  kind !== 'longText' && kind !== 'treatments' && kind !== 'contacts';

const textLength = (shown: readonly Shown[]): number => shown.reduce((n, s) => n + s.text.length, 0);

/** The traits that tell two patients apart (RNIV), to be found at a glance. */
const telling: ReadonlySet<CasePath> = new Set([
  'identity.birthName',
  'identity.usedName',
  'identity.firstGivenName',
  'identity.birthDate',
]);

/** Values on one line, each followed by its code in small print. */
const shownRuns = (shown: readonly Shown[], bold: boolean) =>
  shown.flatMap(({ text, code }, i) => [
    run(i === 0 ? text : `\u00a0; ${text}`, { bold }),
    ...(code ? [faint(`  ${code}`)] : []),
  ]);

function rows(paths: readonly CasePath[], subject: Subject, missing: ReadonlySet<CasePath>): LabelledRow[] {
  return paths.flatMap((path) => {
    const shown = shownValues(path, subject.values, subject.on);
    if (shown.length > 0)
      return [
        { label: fieldLabel(path), content: shownRuns(shown, telling.has(path)), length: textLength(shown) },
      ];
    return missing.has(path) ? [{ label: fieldLabel(path), content: notGiven }] : [];
  });
}

const notGiven = [run(NOT_GIVEN, { italics: true })];

/** A text under its own heading, a list of records as a table. */
function outsideRows(
  path: CasePath,
  { values }: Subject,
  missing: ReadonlySet<CasePath>,
  width: number,
): Block[] {
  const value: unknown = values[path];
  const title = heading(fieldLabel(path), 2);
  if (isBlank(value)) return missing.has(path) ? [title, paragraph(notGiven, 'Prose')] : [];
  const { kind } = fieldSpec(path);
  if (kind === 'treatments')
    return [title, treatmentTable(kindSchemas.treatments.safeParse(value).data ?? [], width)];
  if (kind === 'contacts')
    return [title, contactTable(kindSchemas.contacts.safeParse(value).data ?? [], width)];
  return typeof value === 'string' ? [title, ...prose(value)] : [];
}

/** What is asked for before the meeting and is not there: a report never passes over it in silence. */
export const missingPaths = (values: CaseValues): ReadonlySet<CasePath> =>
  new Set(completeness(values).missing.map((m) => m.path));

/** A section of the catalogue: short values in a table, texts below it. Nothing at all when it holds nothing. */
export function sectionBlocks(section: SectionName, subject: Subject, options: SectionOptions): Block[] {
  const missing = missingPaths(subject.values);
  const except = new Set(options.except);
  const paths = pathsOf(section).filter(
    (path) => !fieldSpec(path).silent && !isTaken(path) && !except.has(path),
  );
  const lined = [
    ...(options.first ?? []),
    ...rows(
      paths.filter((path) => inRow(fieldSpec(path).kind)),
      subject,
      missing,
    ),
  ];
  const table = options.paired ? pairedTable : labelledTable;
  const outside = paths.filter((path) => !inRow(fieldSpec(path).kind));
  const below = outside.flatMap((path) => outsideRows(path, subject, missing, options.width));
  const opening = outside.find((path) => !isBlank(subject.values[path]));
  const selfNamed = lined.length === 0 && opening !== undefined && fieldSpec(opening).kind === 'treatments';
  const body = [
    ...(lined.length > 0 ? [table(lined, options.width)] : []),
    // A list that opens its section needs no second title under the first.
    ...(selfNamed ? below.slice(1) : below),
  ];
  return body.length > 0 ? [heading(options.title ?? sections[section]), ...body] : [];
}
