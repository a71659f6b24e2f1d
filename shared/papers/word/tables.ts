import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type TextRun,
} from 'docx';
import { colours } from './styles';
import { paragraph } from './text';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const hairline = { style: BorderStyle.SINGLE, size: 4, color: colours.rule } as const;
const firm = { style: BorderStyle.SINGLE, size: 8, color: colours.accent } as const;

/** Above this a row may break over two pages: kept whole, it would leave half a page empty. */
const LONG_ROW = 700;
/** Tables up to this many rows stay on one page; longer ones leave at least two rows on each. */
const SHORT_TABLE = 6;

interface RowPlace {
  readonly i: number;
  readonly count: number;
  readonly length?: number | undefined;
  /** For rows too tall to be kept in company. */
  readonly loose?: boolean | undefined;
}

/** How a row behaves at the foot of a page. */
function paging({ i, count, length = 0, loose = false }: RowPlace): {
  cantSplit: boolean;
  keepNext: boolean;
} {
  const whole = length < LONG_ROW;
  const near = !loose && (count <= SHORT_TABLE || i === 0 || i === count - 2);
  return { cantSplit: whole, keepNext: whole && near && i < count - 1 };
}

/** Left and right of a cell's text. */
const PADDING = 80;

export type CellContent = string | readonly TextRun[] | readonly Paragraph[];

const isRuns = (content: readonly (TextRun | Paragraph)[]): content is readonly TextRun[] =>
  !content.some((item) => item instanceof Paragraph);

function cellParagraphs(content: CellContent, style: string): readonly Paragraph[] {
  if (typeof content === 'string') return [paragraph(content, style)];
  if (isRuns(content)) return [paragraph(content, style)];
  return content;
}

interface CellOptions {
  readonly width: number;
  readonly style?: string | undefined;
  readonly span?: number;
  /** Twips above and below the text. */
  readonly air?: number;
}

const cell = (content: CellContent, { width, style = 'Cell', span, air = 34 }: CellOptions): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: air, bottom: air, left: PADDING, right: PADDING },
    verticalAlign: VerticalAlignTable.TOP,
    ...(span ? { columnSpan: span } : {}),
    children: cellParagraphs(content, style),
  });

interface FrameOptions {
  readonly rows: readonly TableRow[];
  readonly widths: readonly number[];
  readonly head: boolean;
  /** Every cell boxed, for a sheet that hands write on. */
  readonly grid?: boolean | undefined;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const frame = ({ rows, widths, head, grid = false }: FrameOptions): Table =>
  new Table({
    rows,
    columnWidths: widths,
    width: { size: sum(widths), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: head, firstColumn: !head, noHBand: true, noVBand: true },
    borders: {
      top: head ? firm : hairline,
      bottom: hairline,
      left: grid ? hairline : none,
      right: grid ? hairline : none,
      insideHorizontal: hairline,
      insideVertical: grid ? hairline : none,
    },
  });

export interface LabelledRow {
  readonly label: string;
  readonly content: CellContent;
  /** Characters of the content: a long row may be cut by the page. */
  readonly length?: number;
}

/** Shares of the width in twips, the last column taking what rounding leaves. */
function shares(width: number, parts: readonly number[]): number[] {
  const whole = sum(parts);
  const out = parts.map((part) => Math.floor((width * part) / whole));
  const last = out.length - 1;
  out[last] = (out[last] ?? 0) + width - sum(out);
  return out;
}

/** Labels on the left, values on the right. */
export function labelledTable(rows: readonly LabelledRow[], width: number): Table {
  const widths = shares(width, [28, 72]);
  return frame({
    widths,
    head: false,
    rows: rows.map(
      ({ label, content, length }, i) =>
        new TableRow({
          ...paging({ i, count: rows.length, length }),
          children: [
            cell(label, { width: widths[0] ?? 0, style: 'CellLabel' }),
            cell(content, { width: widths[1] ?? 0 }),
          ],
        }),
    ),
  });
}

/** Two labelled columns side by side, read line by line; the last one of an odd number takes the line. */
export function pairedTable(rows: readonly LabelledRow[], width: number): Table {
  const widths = shares(width, [20, 30, 20, 30]);
  const [label = 0, value = 0] = widths;
  const pairs = Array.from({ length: Math.ceil(rows.length / 2) }, (_, i) => rows.slice(2 * i, 2 * i + 2));
  return frame({
    widths,
    head: false,
    rows: pairs.map(
      (pair, i) =>
        new TableRow({
          cantSplit: true,
          keepNext: i < pairs.length - 1,
          children: pair.flatMap((row) => [
            cell(row.label, { width: label, style: 'CellLabel' }),
            cell(
              row.content,
              pair.length === 1 ? { width: value + label + value, span: 3 } : { width: value },
            ),
          ]),
        }),
    ),
  });
}

interface Column {
  /** In words, or laid out by the caller. */
  readonly head: string | Paragraph;
  /** Its share of the width. */
  readonly share: number;
  /** The longest thing it must hold on one line: a date, a number, twips of a picture. Its head always fits. */
  readonly holds?: string | number;
}

/** A character in twips: nine-point digits and small bold letters in DejaVu, the widest font met as a stand-in. */
const CHARACTER = 122;

/** The least width at which nothing breaks in mid-word. */
const least = ({ head, holds = '' }: Column): number => {
  const words = typeof head === 'string' ? head.split(' ') : [];
  const inside = typeof holds === 'number' ? holds : holds.length * CHARACTER;
  return Math.max(inside, ...words.map((word) => word.length * CHARACTER)) + 2 * PADDING;
};

/** By share, none below its least; what they lack is taken from those that have room. */
function columnWidths(columns: readonly Column[], width: number): number[] {
  const wanted = shares(
    width,
    columns.map((c) => c.share),
  );
  const floor = columns.map(least);
  const lack = sum(wanted.map((w, i) => Math.max(0, (floor[i] ?? 0) - w)));
  const spare = wanted.map((w, i) => Math.max(0, w - (floor[i] ?? 0)));
  const given = Math.min(1, lack / Math.max(1, sum(spare)));
  return shares(
    width,
    wanted.map((w, i) => Math.max(w, floor[i] ?? 0) - (spare[i] ?? 0) * given),
  );
}

interface DataRow {
  readonly cells: readonly CellContent[];
  /** Least height in twips: room for a signature. */
  readonly height?: number;
  readonly length?: number;
}

interface DataTableOptions {
  readonly loose?: boolean;
  readonly grid?: boolean;
  /** Small type and little air. */
  readonly dense?: boolean;
}

/** A table with column headers, repeated on every page it runs over. */
export function dataTable(
  columns: readonly Column[],
  rows: readonly DataRow[],
  width: number,
  { loose, grid, dense = false }: DataTableOptions = {},
): Table {
  const widths = columnWidths(columns, width);
  const inside = dense ? { style: 'CellDense', air: 22 } : {};
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: columns.map((c, i) =>
      cell(typeof c.head === 'string' ? c.head : [c.head], { width: widths[i] ?? 0, style: 'CellHead' }),
    ),
  });
  const body = rows.map(
    ({ cells, height, length }, i) =>
      new TableRow({
        ...paging({ i, count: rows.length, length, loose }),
        ...(height ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
        children: cells.map((content, column) => cell(content, { width: widths[column] ?? 0, ...inside })),
      }),
  );
  return frame({ widths, head: true, rows: [header, ...body], grid });
}
