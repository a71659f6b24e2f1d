#!/usr/bin/env bash
# node-thermal-printer 4.6.1, from the npm registry.
#
# A good guess: `table` prints a row on a label with its cells one beside the other, "equally", as the package's page
# says. A text that is wider than its column goes on in the next line, as it does in the package's other table, or is
# cut. Two cells always have a space between them.
# What happens: a column is filled up with spaces, and nothing more is done. A text as wide as its column, or wider, is
# set against the next one. Tumour markers have figures at their end, and the next cell is the value. So « Antigène CA
# 125 | 35 » is printed as `Antigène CA 12535`, and « Antigène CA 15-3 | 25 » as `Antigène CA 15-325`. `leftRight` does
# the same. In `tableCustom`, which wraps, a text just as wide as its column touches the next one too. Short names are
# right, so that a test with those sees nothing.
# Seen: `CA 125        35            UI/mL`, `Antigène CA 12535            UI/mL`, `Antigène CA 15-325            UI/mL`
# and, of `tableCustom` with a column of 15, `Antigène CA 12535        UI/mL`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-thermal-printer@4.6.1 >/dev/null
cat >label.cjs <<'JS'
const { CharacterSet, printer: Printer, types } = require('node-thermal-printer');

const printed = (print) => {
  const printer = new Printer({
    type: types.EPSON,
    interface: '/dev/null',
    width: 42,
    characterSet: CharacterSet.PC858_EURO,
  });
  print(printer);
  // The code page's è is 0x8A; a change of code page is ESC t and a number.
  const text = printer.getBuffer().toString('latin1').replaceAll('\x8A', 'è');
  return text.replaceAll(/\x1Bt./gs, '').trimEnd();
};

for (const row of [
  ['CA 125', '35', 'UI/mL'],
  ['Antigène CA 125', '35', 'UI/mL'],
  ['Antigène CA 15-3', '25', 'UI/mL'],
]) {
  console.log(printed((printer) => printer.table(row)));
}
const columns = [
  { text: 'Antigène CA 125', cols: 15 },
  { text: '35', cols: 10 },
  { text: 'UI/mL', cols: 10 },
];
console.log(printed((printer) => printer.tableCustom(columns)));
const marker = 'Antigène CA 125 par chimiluminescence 125';
console.log(printed((printer) => printer.leftRight(marker, '35 UI/mL')));
JS
seen=$(node label.cjs)
echo "$seen"
[ "$seen" = 'CA 125        35            UI/mL
Antigène CA 12535            UI/mL
Antigène CA 15-325            UI/mL
Antigène CA 12535        UI/mL
Antigène CA 125 par chimiluminescence 12535 UI/mL' ]
