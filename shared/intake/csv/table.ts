import Papa from 'papaparse';
import { fail, ok, type Result } from '../../domain/result';
import { matchColumns, type Columns } from './columns';

const DELIMITERS = [';', ',', '\t'] as const;
/** Lines of title that may stand above the headers, and how far into the file headers are looked for. */
const SEARCHED = 10;
const HEAD = 200_000;
/** Blank lines at the end of a sheet are many; beyond this it is no list of a meeting. */
const MAX_ROWS = 20_000;

interface Headers {
  readonly delimiter: string;
  readonly columns: Columns;
  /** Lines above the headers. */
  readonly above: number;
}

export interface Line {
  /** As the spreadsheet numbers it, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
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

/** « sep=; » is a hint for Excel, not data. */
const hintOf = (text: string): string => /^\uFEFF?sep=.\r?\n/i.exec(text)?.[0] ?? '';

/** Finds the headers: the delimiter is the one under which most of them are recognised. */
export function findHeaders(text: string): Headers {
  const head = text.slice(0, HEAD).slice(hintOf(text).length);
  const tried = DELIMITERS.map((delimiter) => ({ delimiter, ...headersUnder(head, delimiter) }));
  const best = tried.reduce((a, b) => {
    const more = b.columns.recognised - a.columns.recognised || b.width - a.width;
    return more > 0 ? b : a;
  });
  return { delimiter: best.delimiter, columns: best.columns, above: best.at };
}

/** The lines under the headers that hold something. */
export function readLines(text: string, headers: Headers): Result<readonly Line[]> {
  const hint = hintOf(text);
  const first = hint === '' ? 1 : 2;
  const parsed = parse(text.slice(hint.length), headers.delimiter, MAX_ROWS);
  const broken = parsed.errors.find(({ type }) => type === 'Quotes');
  if (broken)
    return fail(
      'file',
      `Un guillemet n’est pas fermé, à la ligne ${(broken.row ?? 0) + first} de la liste.`,
      {
        safe: 'Rien n’a été importé.',
        next: 'Corrigez cette ligne dans le tableur, puis enregistrez de nouveau la liste au format CSV.',
      },
    );
  if (parsed.meta.truncated)
    return fail('file', `Cette liste compte plus de ${MAX_ROWS.toLocaleString('fr-FR')}\u00a0lignes.`, {
      safe: 'Rien n’a été importé.',
      next: 'Gardez les dossiers de la séance, supprimez les lignes vides du tableur, puis enregistrez de nouveau.',
    });
  return ok(
    parsed.data
      .map((cells, i) => ({ line: i + first, cells: cells.map(unprotected) }))
      .slice(headers.above + 1)
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  );
}
