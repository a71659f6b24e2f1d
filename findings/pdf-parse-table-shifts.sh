#!/usr/bin/env bash
# pdf-parse 2.4.5, reading what pdfkit 0.20.2 writes; from the npm registry.
#
# A good guess: a reader that finds tables by their drawn lines (`getTable`) gives every row as many cells as the table
# has columns. It knows where each line stands. Of a cell that spans rows, the rows below hold an empty cell in its
# place, or its words again, so that the third value of each row belongs under the third heading.
# What happens: where the spanning cell is the first of its row, the rows below it have no cell in its place. All their
# values stand one column too far to the left. In a laboratory's table with a test in two forms and two dates, the
# value of February comes under March, and the one of March under « Forme ». In a table that names the day once for
# several tests, the test comes under the day. A spanning cell in the middle leaves an empty cell, and so does one that
# spans columns, so that a test with those sees nothing. There is no mark or error.
# Seen: under `Examen, Forme, 12/03, 10/02` the rows `PSA, totale, 12, 10`, `libre, 0.4, 0.3` and `CEA, , 3, 4`; of a
# middle cell the rows `CEA, non dosé, 4`, `CRP, , 6`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pdf-parse@2.4.5 pdfkit@0.20.2 >/dev/null
cat >tables.cjs <<'JS'
const { buffer } = require('node:stream/consumers');
const { PDFParse } = require('pdf-parse');
const PDFDocument = require('pdfkit');

async function show(name, data) {
  const document = new PDFDocument({ size: 'A4' });
  document.table({ data });
  document.end();
  const parser = new PDFParse({ data: new Uint8Array(await buffer(document)) });
  const { pages } = await parser.getTable();
  await parser.destroy();
  const rows = pages.flatMap(({ tables }) => tables.flat());
  console.log([name, ...rows.map((row) => row.join(', '))].join('\n'));
}

async function run() {
  await show('first column:', [
    ['Examen', 'Forme', '12/03', '10/02'],
    [{ rowSpan: 2, text: 'PSA' }, 'totale', '12', '10'],
    ['libre', '0.4', '0.3'],
    ['CEA', '', '3', '4'],
  ]);
  await show('day named once:', [
    ['Date', 'Examen', 'Valeur'],
    [{ rowSpan: 2, text: '12/03/2026' }, 'CEA', '3'],
    ['CRP', '6'],
  ]);
  await show('middle column:', [
    ['Examen', '12/03', '10/02'],
    ['CEA', { rowSpan: 2, text: 'non dosé' }, '4'],
    ['CRP', '6'],
  ]);
  await show('two columns:', [
    ['Examen', '12/03', '10/02'],
    ['CEA', { colSpan: 2, text: 'non dosé' }],
    ['CRP', '6', '7'],
  ]);
}
run();
JS
seen=$(node tables.cjs 2>/dev/null)
echo "$seen"
[ "$seen" = 'first column:
Examen, Forme, 12/03, 10/02
PSA, totale, 12, 10
libre, 0.4, 0.3
CEA, , 3, 4
day named once:
Date, Examen, Valeur
12/03/2026, CEA, 3
CRP, 6
middle column:
Examen, 12/03, 10/02
CEA, non dosé, 4
CRP, , 6
two columns:
Examen, 12/03, 10/02
CEA, non dosé, 
CRP, 6, 7' ]
