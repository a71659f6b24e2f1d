import Papa from 'papaparse';
import { fail, ok, type Result } from '../../domain/result';
import { matchColumns, type Columns } from './columns';

const DELIMITERS = [';', ',', '\t'] as const;
/** Lines of title that may stand above the headers. */
const SEARCHED = 10;

export interface Table {
  readonly columns: Columns;
  /** Lines above the headers. */
  readonly above: number;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Excel protects a text from being read as a number by writing it as a formula: `="0123"`. */
const unprotected = (cell: string): string =>
  (/^="(.*)"$/s.exec(cell)?.[1] ?? cell).replace(/\r\n?/g, '\n').trim();

const parse = (text: string, delimiter: string, preview = 0) =>
  Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });

/** The row of headers under this delimiter: the first that names what is required, else the one that names most. */
function headersUnder(text: string, delimiter: string): { at: number; columns: Columns; width: number } {
  const candidates = parse(text, delimiter, SEARCHED).data.map((cells, at) => ({
    at,
    columns: matchColumns(cells),
    width: cells.length,
  }));
  const complete = candidates.find(({ columns }) => columns.missing.length === 0);
  const most = candidates.reduce<(typeof candidates)[number] | undefined>(
    (best, each) => (best && best.columns.recognised >= each.columns.recognised ? best : each),
    undefined,
  );
  return complete ?? most ?? { at: 0, columns: matchColumns([]), width: 0 };
}

/** Cuts a CSV into lines and cells; the delimiter is the one under which most headers are recognised. */
export function readTable(text: string): Result<Table> {
  // « sep=; » is a hint for Excel, not data.
  const hint = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const skipped = hint ? 1 : 0;
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, ...headersUnder(body, delimiter) })).sort(
    (a, b) => b.columns.recognised - a.columns.recognised || b.width - a.width,
  );
  if (!best) return fail('file', 'La liste est vide.');
  const parsed = parse(body, best.delimiter);
  const broken = parsed.errors.find(({ type }) => type === 'Quotes');
  if (broken)
    return fail(
      'file',
      `Un guillemet n’est pas fermé, à la ligne ${(broken.row ?? 0) + 1 + skipped} de la liste.`,
      {
        safe: 'Rien n’a été importé.',
        next: 'Corrigez cette ligne dans le tableur, puis enregistrez de nouveau la liste au format CSV.',
      },
    );
  return ok({
    columns: best.columns,
    above: best.at,
    rows: parsed.data
      .map((cells, i) => ({ line: i + 1 + skipped, cells: cells.map(unprotected) }))
      .slice(best.at + 1)
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  });
}
