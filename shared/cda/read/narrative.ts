import { yesOrNo } from '../../domain/codeFromWords';
import { isDash, saysNothing } from '../../domain/loneDash';
import { childrenNamed, isElement, type XmlElement, type XmlNode } from '../../xml/tree';
import { BLOCKS, cell, cellText, plainText, type Cell, type NarrativeRow } from './cells';
import { tableRows } from './table';

/** All rows of a section's `text`; a paragraph, an item or a run of free text is a row of one cell. */
export function narrativeRows(text: XmlElement): NarrativeRow[] {
  const rows: NarrativeRow[] = [];
  let title = '';
  let run: XmlNode[] = [];
  const flush = (): void => {
    if (run.some((node) => isElement(node) || node.trim() !== ''))
      rows.push({ title, headers: [], cells: [cell(run)] });
    run = [];
  };
  for (const node of text.children) {
    if (!isElement(node) || !BLOCKS.has(node.name)) {
      run.push(node);
      continue;
    }
    flush();
    if (node.name === 'table') rows.push(...tableRows(node));
    else if (node.name === 'caption') title = plainText([node]);
    else if (node.name === 'list') {
      const caption = childrenNamed(node, 'caption')[0];
      const heading = caption ? plainText([caption]) : title;
      for (const item of childrenNamed(node, 'item'))
        rows.push({ title: heading, headers: [], cells: [cell([item])] });
    } else rows.push({ title, headers: [], cells: [cell([node])] });
  }
  flush();
  return rows;
}

const isDate = (text: string): boolean => /^[\d/.\s-]+$/.test(text);

/** The words that name a row: its first cell, when the table has no column headers and that cell is no date. */
export function rowLabel(row: NarrativeRow): string {
  const [first, ...others] = row.cells;
  if (!first || others.length === 0) return '';
  const text = cellText(first);
  if (first.head) return text;
  return row.headers.length > 0 || isDate(text) ? '' : text;
}

/** The cells that carry content: neither label nor heading. */
export const contentCells = (row: NarrativeRow): readonly Cell[] =>
  row.cells.filter((c, i) => !c.head && !(i === 0 && rowLabel(row) !== ''));

/**
 * What stands between the label of a row and its « Oui » or « Non »: « À distance » under « Progression », a label that
 * spans several rows.
 */
export function rowPart(row: NarrativeRow): string {
  if (rowLabel(row) === '') return '';
  const texts = contentCells(row).map(cellText);
  const at = texts.findIndex((text) => yesOrNo(text) !== null);
  return texts.slice(0, Math.max(at, 0)).join(' ');
}

/** What a row asks: « Progression À distance ». */
export const rowQuestion = (row: NarrativeRow): string =>
  [rowLabel(row), rowPart(row)].filter(Boolean).join(' ');

/** What a cell is about: its column, its row, or where neither has a name the cell before it. */
const labelOfCell = (row: NarrativeRow, at: number): string => {
  const before = row.cells[at - 1];
  return row.headers[at] || rowLabel(row) || (before ? cellText(before) : '');
};

/** Whether a cell says nothing: a dash is kept where it may be a negative, unless the whole row is dashes. */
export function isEmptyCell(row: NarrativeRow, at: number): boolean {
  const [text = '', ...others] = [row.cells[at], ...row.cells].map((each) => (each ? cellText(each) : ''));
  return (
    saysNothing(text, labelOfCell(row, at)) ||
    (isDash(text) && others.every((each) => each === '' || isDash(each)))
  );
}

/** The content of a row in one line; column headers are repeated, since the table is gone. */
export function rowText(row: NarrativeRow): string {
  const full = row.cells.flatMap((c, i) => {
    const text = cellText(c);
    const header = row.headers[i];
    if (isEmptyCell(row, i)) return [];
    return [header ? `${header}\u00a0: ${text}` : text];
  });
  if (row.headers.length > 0 || full.length < 2) return full.join(' · ');
  const [label, ...rest] = full;
  return `${label?.replace(/\s*:$/, '')}\u00a0: ${rest.join(' · ')}`;
}

/** A narrative as text: rows under their headings, the headings only where there are several. */
export function rowsText(rows: readonly NarrativeRow[]): string {
  const several = new Set(rows.map(({ title }) => title)).size > 1;
  const lines: string[] = [];
  let title = '';
  for (const row of rows) {
    const text = rowText(row);
    if (text === '') continue;
    if (several && row.title !== title && row.title !== '') lines.push(row.title);
    title = row.title;
    lines.push(text);
  }
  return lines.join('\n');
}
