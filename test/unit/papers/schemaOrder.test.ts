import { describe, expect, it } from 'vitest';
import { parseXml, readDocx, type Element } from './docxParts';
import { inWord } from './inWord';
import { fullMeeting, veryFull } from './sampleCases';
import { issuedAt, timeZone } from './sampleViews';

/**
 * Word refuses a file whose properties stand in another order than its schema's sequences (ISO 29500-1, wml.xsd), where
 * LibreOffice reads on. Only the members these documents may hold.
 */
const orders: Record<string, string> = {
  'w:pPr': 'pStyle keepNext keepLines widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr',
  'w:pBdr': 'top left bottom right between',
  'w:rPr': 'rStyle rFonts b bCs i iCs color sz szCs u vertAlign lang',
  'w:tblPr': 'tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook',
  'w:tblBorders': 'top left bottom right insideH insideV',
  'w:tcPr': 'tcW gridSpan vMerge tcBorders shd tcMar vAlign',
  'w:tcMar': 'top left bottom right',
  'w:sectPr': 'headerReference footerReference pgSz pgMar pgNumType cols docGrid',
  'w:style': 'name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr',
};

function misplaced(element: Element, path = ''): string[] {
  const here = `${path}/${element.name}`;
  const children = element.children.filter((child): child is Element => typeof child !== 'string');
  const order = orders[element.name]?.split(' ');
  const places = order ? children.map((child) => order.indexOf(child.name.replace('w:', ''))) : [];
  const wrong = places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0));
  return [
    ...(wrong ? [`${here}: ${children.map((c) => c.name).join(' ')}`] : []),
    ...children.flatMap((child) => misplaced(child, here)),
  ];
}

describe('the order Word’s schema asks for', () => {
  it('holds in every part of a full report and of a sheet with a grid', async () => {
    const papers = [
      await inWord('caseReport', {
        view: veryFull,
        meeting: fullMeeting,
        board: fullMeeting.board,
        issuedAt,
        timeZone,
      }),
      await inWord('attendanceSheet', { meeting: fullMeeting, issuedAt, timeZone }),
    ];
    for (const bytes of papers)
      for (const name of ['document', 'styles', 'header1', 'footer1', 'numbering'])
        expect(new Set(misplaced(parseXml(readDocx(bytes).parts.get(`word/${name}.xml`) ?? '')))).toEqual(
          new Set(),
        );
  });

  it('holds for tables: as many columns as the grid has, a paragraph between and after them', async () => {
    const { body } = readDocx(
      await inWord('caseReport', {
        view: veryFull,
        meeting: fullMeeting,
        board: fullMeeting.board,
        issuedAt,
        timeZone,
      }),
    );
    const children = (element: Element, name: string): Element[] =>
      element.children.filter((c): c is Element => typeof c !== 'string' && c.name === name);
    const tables = children(body.children[0] as Element, 'w:body').flatMap((b) => children(b, 'w:tbl'));
    expect(tables.length).toBeGreaterThan(10);
    const names = children(body.children[0] as Element, 'w:body')
      .flatMap((b) => b.children)
      .map((child) => (typeof child === 'string' ? '' : child.name));
    expect(names.slice(-2)).toEqual(['w:p', 'w:sectPr']);
    expect(names.filter((name, i) => name === 'w:tbl' && names[i + 1] === 'w:tbl')).toEqual([]);
    for (const table of tables) {
      const columns = children(table, 'w:tblGrid').flatMap((g) => children(g, 'w:gridCol')).length;
      for (const row of children(table, 'w:tr')) {
        const spans = children(row, 'w:tc').map((cell) => {
          const span = children(cell, 'w:tcPr').flatMap((p) => children(p, 'w:gridSpan'))[0];
          return Number(span?.attributes['w:val'] ?? 1);
        });
        expect(spans.reduce((a, b) => a + b, 0)).toBe(columns);
      }
    }
  });
});
