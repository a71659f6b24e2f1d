import type { CasePath, CaseValues } from '../../domain/caseFields';
import { folded } from '../../domain/french';
import { maybeTwoNames, twoNames } from '../../domain/twoNames';

export interface Column {
  readonly header: string;
  readonly path: CasePath | null;
  /** « Nom » beside a birth name: where that one's cell is empty, for a man or who kept her name, it is the birth name. */
  readonly isPlainName?: true;
  /** « Née » beside a birth date: a name, but a cell with figures is none. */
  readonly isBorn?: true;
}

const BIRTH_NAME: CasePath = 'identity.birthName';

/**
 * Headers that say of a name that it was given at birth. « Nom » and « Nom de famille » alone mean it too (article
 * 311-21 of the Civil Code calls the birth name « nom de famille »). Beside one of these they hold the name that is
 * used.
 */
const OF_BIRTH = /\b(naissance|naiss|jeune fille|de fille|jf|njf|patronymique)\b/;
/** « Nom;Née;Prénom;Date de naissance »: beside a column for the day, what follows « née » is a name. */
const BORN = /^(nee|ne e)$/;
const FAMILY_NAME = 'nom de famille';

/** « Née » as a name, where another column holds the day. */
function bornAs(columns: readonly Column[]): readonly Column[] {
  const days = columns.filter(({ path }) => path === 'identity.birthDate');
  if (days.length < 2) return columns;
  return columns.map((each) =>
    each.path === 'identity.birthDate' && BORN.test(folded(each.header))
      ? { ...each, path: BIRTH_NAME, isBorn: true }
      : each,
  );
}

/** The column that holds the name given at birth, where several may: one that says so, else « Nom de famille ». */
function birthColumn(births: readonly Column[]): Column | undefined {
  const said = births.find(({ header }) => OF_BIRTH.test(folded(header)) || BORN.test(folded(header)));
  return said ?? births.find(({ header }) => folded(header) === FAMILY_NAME);
}

/** Tells the two names of a patient apart where a list has a plain « Nom » beside a birth name: « Nom;Nom de jeune fille ». */
export function nameColumns(given: readonly Column[]): { columns: Column[]; notes: string[] } {
  const columns = bornAs(given);
  const births = columns.filter(({ path }) => path === BIRTH_NAME);
  const said = birthColumn(births);
  const plain = births.find((each) => each !== said && !OF_BIRTH.test(folded(each.header)));
  if (!said || !plain) return { columns: [...columns], notes: [] };
  const hasUsed = columns.some(({ path }) => path === 'identity.usedName');
  const path = hasUsed ? null : 'identity.usedName';
  const as = hasUsed ? 'n’est lue que là où celle-ci est vide' : 'est lue comme le nom utilisé';
  return {
    columns: columns.map((each) =>
      each === plain ? { header: plain.header, path, isPlainName: true } : each,
    ),
    notes: [
      `«\u00a0${said.header}\u00a0» donne le nom de naissance\u00a0: la colonne «\u00a0${plain.header}\u00a0» ${as}.`,
    ],
  };
}

/** The field of each cell in one line; undefined for a cell that says nothing besides another one. */
export function pathsInLine(
  columns: readonly Column[],
  cells: readonly string[],
): (CasePath | null | undefined)[] {
  const isNoName = (i: number): boolean => columns[i]?.isBorn === true && /\d/.test(cells[i] ?? '');
  const at = columns.findIndex(({ path }) => path === BIRTH_NAME);
  const birth = isNoName(at) ? '' : (cells[at] ?? '');
  return cells.map((cell, i) => {
    const column = columns[i];
    if (isNoName(i)) return null;
    if (!column?.isPlainName) return column?.path ?? null;
    if (birth === '') return BIRTH_NAME;
    return folded(cell) === folded(birth) && folded(cell) !== '' ? undefined : column.path;
  });
}

/** « MARTIN née LEGRAND » in one cell becomes both names; a second name of another column is never lost. Sentences. */
export function tellNamesApart(values: CaseValues): string[] {
  return (['identity.birthName', 'identity.usedName'] as const).flatMap((path) => {
    const text = values[path];
    if (text === undefined || !maybeTwoNames(text)) return [];
    const found = twoNames(text);
    const rest = path === 'identity.birthName' ? 'identity.usedName' : 'identity.birthName';
    const other = path === 'identity.birthName' ? found?.used : found?.birth;
    const present = values[rest];
    if (!found || other === undefined || (present !== undefined && folded(present) !== folded(other)))
      return [`Le nom «\u00a0${text}\u00a0» en contient peut-être deux\u00a0: à vérifier.`];
    values['identity.birthName'] = found.birth;
    values['identity.usedName'] = found.used;
    return [
      `«\u00a0${text}\u00a0» est lu en deux noms\u00a0: ${found.birth} à la naissance, ${found.used} utilisé.`,
    ];
  });
}
