import { caseFields, type CasePath, type CaseValues } from '../domain/caseFields';
import { plural } from '../domain/french';
import { identityWarnings } from '../domain/identityWarnings';
import { fail, ok, type Result } from '../domain/result';
import type { Columns } from './csv/columns';
import { pathsInLine, tellNamesApart, type Column } from './csv/names';
import { findHeaders, readLines, type Line } from './csv/table';
import { decodeCsv } from './csv/text';
import { cellValue } from './csv/values';
import type { ImportedCase } from './imported';

/** A meeting has some twenty cases; a longer list is another kind of file. */
export const MAX_CSV_LINES = 500;

export interface CsvImport {
  readonly cases: readonly ImportedCase[];
  readonly notes: readonly string[];
}

const nothing = 'Rien n’a été importé.';

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`;

function missingColumns(columns: Columns): Result<never> {
  const { missing, recognised } = columns;
  const found = columns.columns.map(({ header }) => header.slice(0, 40)).filter(Boolean);
  const what = `${missing.length > 1 ? 'Il manque les colonnes' : 'Il manque la colonne'} pour ${list(missing)}.`;
  // Without one known header the first line may well be a patient: it is not repeated in a message.
  const there =
    recognised === 0
      ? `Aucun titre de colonne n’est reconnu dans les premières lignes (${plural(columns.columns.length, 'colonne')}).`
      : `Colonnes trouvées\u00a0: ${found.slice(0, 30).join(', ')}.`;
  return fail('missing', `${what} ${there}`, {
    safe: nothing,
    next: 'Ajoutez ce qui manque à la ligne de titres de la liste, enregistrez-la au format CSV, puis importez-la de nouveau.',
  });
}

const labelOf = (path: CasePath): string => caseFields[path].label;

function readLine({ line, cells }: Line, columns: readonly Column[]): ImportedCase {
  const values: Record<string, unknown> = {};
  const warnings: string[] = [];
  const notPlaced: { where: string; what: string }[] = [];
  const unread: { path: string; where: string; what: string; why: string }[] = [];
  const paths = pathsInLine(columns, cells);
  cells.forEach((text, i) => {
    const path = paths[i];
    if (text === '' || path === undefined) return;
    const header = columns[i]?.header || `Colonne ${i + 1}, sans titre`;
    if (path === null) return void notPlaced.push({ where: header, what: text });
    const { value, problem, isPart = false } = cellValue(path, text);
    if (value !== undefined) values[path] = value;
    const sentence = `${labelOf(path)}\u00a0: ${problem ?? ''}`;
    if (value === undefined || isPart) {
      notPlaced.push({ where: header, what: text });
      const rest = isPart ? 'le reste est repris' : 'rien n’en est repris';
      unread.push({ path, where: header, what: text, why: `${sentence}, ${rest}.` });
    } else if (problem) warnings.push(`${sentence}.`);
  });
  const read = values as CaseValues;
  warnings.push(...tellNamesApart(read));
  return { values: read, line, warnings: [...warnings, ...identityWarnings(read)], unread, notPlaced };
}

/** Reads a list of cases: one line each, French headers. Nothing is half read: a list without its columns gives none. */
export function readCsv(bytes: Uint8Array): Result<CsvImport> {
  const { text, encoding } = decodeCsv(bytes);
  const headers = findHeaders(text);
  const { columns, above } = headers;
  if (columns.missing.length > 0) return missingColumns(columns);
  const lines = readLines(text, headers);
  if (!lines.ok) return lines;
  if (lines.value.length > MAX_CSV_LINES)
    return fail(
      'file',
      `Cette liste compte ${lines.value.length}\u00a0lignes, Concerto en lit ${MAX_CSV_LINES} au plus.`,
      {
        safe: nothing,
        next: 'Gardez les dossiers de la séance, ou partagez la liste en plusieurs fichiers.',
      },
    );
  const notes = [...columns.notes];
  if (encoding !== 'UTF-8') notes.push(`Texte lu en ${encoding}\u00a0: vérifiez les accents.`);
  if (above > 0)
    notes.push(`${plural(above, 'ligne ignorée', 'lignes ignorées')} au-dessus des titres de colonnes.`);
  const ignored = columns.columns
    .filter(({ path, header }) => path === null && header !== '')
    .map(({ header }) => header);
  if (ignored.length > 0) notes.push(`Colonnes sans champ dans le dossier\u00a0: ${ignored.join(', ')}.`);
  const cases = lines.value.map((line) => readLine(line, columns.columns));
  if (cases.length === 0)
    return fail('missing', 'La liste ne contient aucun dossier sous ses titres de colonnes.', {
      safe: nothing,
      next: 'Vérifiez que le bon fichier a été choisi et qu’il a été enregistré avec ses lignes.',
    });
  return ok({ cases, notes });
}
