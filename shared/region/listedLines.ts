import Papa from 'papaparse';
import { folded } from '../domain/french';
import { decodeCsv } from '../intake/csv/text';

interface ListedLine<Field extends string> {
  /** « Ligne 2 », as a spreadsheet counts. */
  readonly words: string;
  /** Trimmed; empty where the list has no such column. */
  readonly cell: (field: Field) => string;
}

export interface ListedLines<Field extends string> {
  readonly hasColumn: (field: Field) => boolean;
  readonly lines: readonly ListedLine<Field>[];
}

/** A list of the administrator's: one line each under titles of columns; `;`, `,`, `|` or tabulators, UTF-8 or as Excel saves it. */
export function listedLines<Field extends string>(
  bytes: Uint8Array,
  /** What a column may be called, folded. */
  titles: Readonly<Record<Field, readonly string[]>>,
): ListedLines<Field> {
  const { text } = decodeCsv(bytes);
  const { data } = Papa.parse<string[]>(text, {
    delimitersToGuess: [';', '|', '\t', ','],
    skipEmptyLines: 'greedy',
  });
  const [head = [], ...rows] = data;
  const names = head.map(folded);
  const columns = new Map(
    (Object.keys(titles) as Field[]).map((field) => [
      field,
      names.findIndex((name) => titles[field].includes(name)),
    ]),
  );
  const columnOf = (field: Field): number => columns.get(field) ?? -1;
  return {
    hasColumn: (field) => columnOf(field) >= 0,
    lines: rows.map((cells, i) => ({
      words: `Ligne ${i + 2}`,
      cell: (field) => cells[columnOf(field)]?.trim() ?? '',
    })),
  };
}
