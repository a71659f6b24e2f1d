import Papa from 'papaparse';
import { folded } from '../domain/french';
import { decodeCsv } from '../intake/csv/text';

interface ListedLine<Field extends string> {
  /** « Ligne 2 »: where it begins in the file, as an editor counts. */
  readonly words: string;
  /** Trimmed; empty where the list has no such column. */
  readonly cell: (field: Field) => string;
}

interface ListedLines<Field extends string> {
  readonly hasColumn: (field: Field) => boolean;
  readonly lines: readonly ListedLine<Field>[];
}

/** The rows that hold something, each with the offset at which it begins. */
function rowsOf(text: string): { at: number; cells: string[] }[] {
  const guessed = Papa.parse<string[]>(text, {
    delimitersToGuess: [';', '|', '\t', ','],
    skipEmptyLines: 'greedy',
    preview: 1,
  });
  const rows: { at: number; cells: string[] }[] = [];
  let at = 0;
  Papa.parse<string[]>(text, {
    delimiter: guessed.meta.delimiter,
    // Blank ones are left out here: the parser does not tell where those that it skips ended.
    skipEmptyLines: false,
    step: ({ data, meta }) => {
      if (data.some((cell) => cell.trim() !== '')) rows.push({ at, cells: data });
      at = meta.cursor;
    },
  });
  return rows;
}

/** The number of the line on which an offset stands; a list is asked for offsets that grow. */
function lineCounter(text: string): (at: number) => number {
  const breaks = text.matchAll(/\r\n?|\n/g);
  let line = 1;
  let next = breaks.next();
  return (at) => {
    for (; !next.done && next.value.index + next.value[0].length <= at; next = breaks.next()) line++;
    return line;
  };
}

/** A list of the administrator's: one line each under titles of columns; `;`, `,`, `|` or tabulators, UTF-8 or as Excel saves it. */
export function listedLines<Field extends string>(
  bytes: Uint8Array,
  /** What a column may be called, folded. */
  titles: Readonly<Record<Field, readonly string[]>>,
): ListedLines<Field> {
  // A second mark would shift the offsets: the parser takes it off by itself.
  const text = decodeCsv(bytes).text.replace(/^\uFEFF/, '');
  const lineAt = lineCounter(text);
  const [head, ...rows] = rowsOf(text);
  const names = (head?.cells ?? []).map(folded);
  const columns = new Map(
    (Object.keys(titles) as Field[]).map((field) => [
      field,
      names.findIndex((name) => titles[field].includes(name)),
    ]),
  );
  const columnOf = (field: Field): number => columns.get(field) ?? -1;
  return {
    hasColumn: (field) => columnOf(field) >= 0,
    lines: rows.map(({ at, cells }) => ({
      words: `Ligne ${lineAt(at)}`,
      cell: (field) => cells[columnOf(field)]?.trim() ?? '',
    })),
  };
}
