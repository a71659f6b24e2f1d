import { caseFields, type CasePath, type CaseValues } from '../domain/caseFields';
import { folded, plural } from '../domain/french';
import { identityWarnings } from '../domain/identityWarnings';
import { fail, ok, type Result } from '../domain/result';
import type { Column, Columns } from './csv/columns';
import { findHeaders, readLines, type Line } from './csv/table';
import { decodeCsv } from './csv/text';
import { cellValue } from './csv/values';
import type { ImportedCase } from './imported';

/** A meeting has some twenty cases; a longer list is another kind of file. */
export const MAX_CSV_LINES = 500;

export interface CsvImport {
  readonly cases: readonly ImportedCase[];
  readonly notes: readonly string[];
  readonly toCheck: readonly string[];
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
  cells.forEach((text, i) => {
    const column = columns[i];
    if (text === '') return;
    if (!column?.path)
      return void notPlaced.push({ where: column?.header || `Colonne ${i + 1}, sans titre`, what: text });
    const { value, problem } = cellValue(column.path, text);
    if (value !== undefined) values[column.path] = value;
    else notPlaced.push({ where: column.header, what: text });
    if (problem) warnings.push(`Ligne ${line}, ${labelOf(column.path)}\u00a0: ${problem}.`);
  });
  const read = values as CaseValues;
  if (!read['identity.firstGivenName'] && !read['identity.givenNames'])
    warnings.push(`Ligne ${line}\u00a0: le prénom manque.`);
  const dated = columns.some(({ path }, i) => path === 'identity.birthDate' && cells[i]);
  if (!read['identity.birthDate'] && !dated)
    warnings.push(`Ligne ${line}\u00a0: la date de naissance manque.`);
  return { values: read, warnings: [...warnings, ...identityWarnings(read)], notPlaced };
}

/** Names and birth date of a person, or the INS: what makes two lines the same patient. */
function keysOf(values: CaseValues): string[] {
  const given = values['identity.firstGivenName'] ?? values['identity.givenNames'] ?? '';
  const traits = [values['identity.birthName'] ?? '', given, values['identity.birthDate'] ?? '']
    .map(folded)
    .join('|');
  const ins = values['identity.ins'];
  return ins ? [traits, `ins ${ins}`] : [traits];
}

function readCases(lines: readonly Line[], columns: readonly Column[], toCheck: string[]): ImportedCase[] {
  const cases: ImportedCase[] = [];
  const nameless: number[] = [];
  const seen = new Map<string, number>();
  for (const row of lines) {
    const found = readLine(row, columns);
    if (!found.values['identity.birthName']) {
      nameless.push(row.line);
      continue;
    }
    const keys = keysOf(found.values);
    const twin = keys.map((key) => seen.get(key)).find((line) => line !== undefined);
    for (const key of keys) if (!seen.has(key)) seen.set(key, row.line);
    if (twin === undefined) cases.push(found);
    else {
      const sentence = `Les lignes ${twin} et ${row.line} semblent désigner le même patient.`;
      toCheck.push(sentence);
      cases.push({ ...found, warnings: [sentence, ...found.warnings] });
    }
  }
  if (nameless.length > 0)
    toCheck.push(
      `${nameless.length > 1 ? 'Lignes sans nom de naissance, non reprises' : 'Ligne sans nom de naissance, non reprise'}\u00a0: ${list(nameless.map(String))}.`,
    );
  return cases;
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
  const toCheck: string[] = [];
  const cases = readCases(lines.value, columns.columns, toCheck);
  if (cases.length === 0)
    return fail('missing', 'La liste ne contient aucun dossier sous ses titres de colonnes.', {
      safe: nothing,
      next: 'Vérifiez que le bon fichier a été choisi et qu’il a été enregistré avec ses lignes.',
    });
  return ok({ cases, notes: [...notes, ...toCheck], toCheck });
}
