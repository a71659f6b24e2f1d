import { caseFields, casePaths, fieldSpec, isOfRecords, type CasePath } from '../../domain/caseFields';
import { folded } from '../../domain/french';
import { nameColumns, type Column } from './names';

const SMALL = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l']);

/** A header as people vary it: « Date de naiss. (JJ/MM/AAAA) », « DATE NAISSANCE », « Nom du patient ». */
const loose = (header: string): string =>
  folded(header.replace(/\([^)]*\)/g, ' '))
    .split(' ')
    .filter((word) => !SMALL.has(word))
    .map((word) => (word === 'naiss' ? 'naissance' : word))
    .join(' ')
    .replace(/(?<=.) patiente?s?$/, '');

/** Header words → field. The names given in `csv` come first; the field's own label is accepted too. */
const byHeader = new Map<string, CasePath>();
for (const path of casePaths) for (const name of fieldSpec(path).csv ?? []) byHeader.set(folded(name), path);
for (const path of casePaths) {
  const { kind, label } = caseFields[path];
  const key = folded(label);
  if (!isOfRecords(kind) && !byHeader.has(key)) byHeader.set(key, path);
}

/** The same names without their small words; null where that leaves two fields alike. */
const byLoose = new Map<string, CasePath | null>();
for (const [name, path] of byHeader) {
  const key = loose(name);
  byLoose.set(key, byLoose.has(key) && byLoose.get(key) !== path ? null : path);
}

const pathOf = (header: string): CasePath | null =>
  byHeader.get(folded(header)) ?? byLoose.get(loose(header)) ?? null;

/** What a case cannot be told apart without; one column of each group is enough. */
const required: readonly { readonly words: string; readonly paths: readonly CasePath[] }[] = [
  { words: 'le nom de naissance (« Nom »)', paths: ['identity.birthName'] },
  { words: 'le prénom (« Prénom »)', paths: ['identity.firstGivenName', 'identity.givenNames'] },
  { words: 'la date de naissance (« Date de naissance »)', paths: ['identity.birthDate'] },
];

export interface Columns {
  readonly columns: readonly Column[];
  readonly recognised: number;
  /** What is missing, in words. */
  readonly missing: readonly string[];
  /** Two columns for one field, or a column read otherwise than by its header alone: sentences. */
  readonly notes: readonly string[];
}

/** How well a header names its field: the label itself, then the order of the accepted names. */
function rank(header: string, path: CasePath): number {
  const { label, csv } = fieldSpec(path);
  const key = folded(header);
  if (key === folded(label)) return -1;
  const at = (csv ?? []).map(folded).indexOf(key);
  return at < 0 ? (csv ?? []).length : at;
}

/** Matches the cells of a header row with the fields of the case file. */
export function matchColumns(cells: readonly string[]): Columns {
  const named = nameColumns(
    cells.map((cell) => {
      const header = cell.trim();
      return { header, path: pathOf(header) };
    }),
  );
  const notes = [...named.notes];
  const { columns } = named;
  const taken = new Map<CasePath, number>();
  columns.forEach(({ header, path }, at) => {
    if (!path) return;
    const before = taken.get(path);
    const other = before === undefined ? undefined : columns[before];
    if (before === undefined || !other) return void taken.set(path, at);
    const better = rank(header, path) < rank(other.header, path);
    const [kept, left] = better ? [at, before] : [before, at];
    taken.set(path, kept);
    columns[left] = { header: columns[left]?.header ?? '', path: null };
    notes.push(
      `Deux colonnes pour «\u00a0${fieldSpec(path).label}\u00a0»\u00a0: «\u00a0${columns[kept]?.header ?? ''}\u00a0» est lue, «\u00a0${columns[left].header}\u00a0» ne l’est pas.`,
    );
  });
  const paths = new Set(columns.flatMap(({ path }) => path ?? []));
  return {
    columns,
    recognised: paths.size,
    missing: required.filter((need) => !need.paths.some((path) => paths.has(path))).map(({ words }) => words),
    notes,
  };
}
