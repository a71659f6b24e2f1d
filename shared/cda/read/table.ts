import { childrenNamed, elementsOf, type XmlElement } from '../../xml/tree';
import { cell, plainText, type Cell, type NarrativeRow } from './cells';

/** Bounds of HTML and of sense: a span is a few cells, an abusive one must not fill the memory. */
const MAX_SPAN = 1000;
const MAX_COLUMNS = 200;
/** Words longer than this stand once, in the first row that they span. */
const MAX_REPEATED = 300;
const MAX_REPETITIONS = 5000;

const span = (el: XmlElement, name: string): number => {
  const given = el.attributes.get(name)?.trim() ?? '';
  if (!/^\d{1,6}$/.test(given)) return 1;
  // HTML: no rows in number means all those of the group.
  if (name === 'rowspan' && Number(given) === 0) return MAX_SPAN;
  return Math.min(Math.max(Number(given), 1), MAX_SPAN);
};

/** A cell of the grid: where it starts, over how many columns, and in how many rows below it still stands. */
interface Placed {
  readonly cell: Cell;
  readonly column: number;
  readonly columns: number;
  readonly below: number;
}

const empty = cell([]);

/** Sets the cells of a group of rows (`thead`, `tbody`) under their columns: spans reach into the rows below. */
class Grid {
  private reaching: readonly Placed[] = [];

  constructor(private repetitions = MAX_REPETITIONS) {}

  /** Spans end with their group of rows. */
  endGroup(): void {
    this.reaching = [];
  }

  row(cells: readonly XmlElement[]): readonly Placed[] {
    const placed: Placed[] = this.reaching.map((each) => ({ ...each, below: each.below - 1 }));
    const taken = (column: number): Placed | undefined =>
      placed.find((each) => column >= each.column && column < each.column + each.columns);
    let column = 0;
    for (const el of cells) {
      for (let there = taken(column); there; there = taken(column)) column = there.column + there.columns;
      if (column >= MAX_COLUMNS) column = MAX_COLUMNS;
      const columns = Math.min(span(el, 'colspan'), MAX_COLUMNS);
      const below = span(el, 'rowspan') - 1;
      placed.push({ cell: cell([el], el.name === 'th'), column, columns, below });
      column += columns;
    }
    placed.sort((a, b) => a.column - b.column);
    this.reaching = placed.filter(({ below }) => below > 0).map((each) => this.repeated(each));
    return placed;
  }

  /** What stands again in the next row: the cell itself, or its empty place where it would be too much. */
  private repeated(each: Placed): Placed {
    const words = this.repetitions > 0 && plainText(each.cell.nodes).length <= MAX_REPEATED;
    if (words) this.repetitions--;
    return words ? each : { ...each, cell: empty };
  }
}

/** The headers over some columns, each once: « Résultat, Avant ». */
function over(headers: readonly Placed[], { column, columns }: Placed): string {
  const found = headers
    .filter((head) => head.column < column + columns && column < head.column + head.columns)
    .map((head) => plainText(head.cell.nodes))
    .filter((words) => words !== '');
  return [...new Set(found)].join(', ');
}

/** The rows of a table, each cell under its own headers; a row of one heading alone is the title of what follows. */
export function tableRows(table: XmlElement): NarrativeRow[] {
  const rows: NarrativeRow[] = [];
  const grid = new Grid();
  let title = childrenNamed(table, 'caption')
    .map((caption) => plainText([caption]))
    .join(' ');
  let headers: readonly Placed[] = [];
  let wasHead = false;
  const line = (tr: XmlElement, inHead: boolean): void => {
    const cells = elementsOf(tr).filter(({ name }) => name === 'td' || name === 'th');
    const placed = grid.row(cells);
    if (cells.length === 0) return;
    if (inHead || cells.every(({ name }) => name === 'th')) {
      if (placed.length === 1) {
        title = plainText(placed[0]?.cell.nodes ?? []);
        headers = [];
      } else headers = wasHead ? [...new Set([...headers, ...placed])] : placed;
      wasHead = true;
      return;
    }
    wasHead = false;
    rows.push({
      title,
      headers: headers.length > 0 ? placed.map((each) => over(headers, each)) : [],
      cells: placed.map((each) => each.cell),
    });
  };
  for (const part of elementsOf(table)) {
    if (part.name === 'tr') line(part, false);
    else {
      grid.endGroup();
      for (const tr of childrenNamed(part, 'tr')) line(tr, part.name === 'thead');
      grid.endGroup();
    }
  }
  return rows;
}
