#!/usr/bin/env bash
# xlsx2csv 0.7.8 (Debian 12's), reading what exceljs 4.4.0 writes; SheetJS (xlsx 0.18.5) beside; both from the npm
# registry.
#
# A good guess: a cell that holds 12.5 and shows « 12.5 g/dL », for its number format has the unit in quotes, becomes
# `12.5` in CSV, or `12.5 g/dL`. By ECMA-376 (part 1, 18.8.31) what stands in quotes in a format is shown as it is, and
# means nothing.
# What happens: the letters of the unit are taken for those of a date (d, m, y, h, s). With one of them the number
# counts as a day, and what is written is the format itself, with the month or the year of that day in place of the
# letters. The value is gone: of « 50 Gy » remains `0" gy"`, of « 172 cm » `0" c06"`. A value below one becomes an hour
# of the clock, so that a PSA of 0.05 ng/mL is `01:12`. There is no error. Units without these letters (kg, G/L, %) and
# true dates are right, so that a test with those sees nothing. The options for dates only change the look of it: with
# `-f %d/%m/%Y` the 50 Gy are a day of February 1900. `--ignore-formats date time` gives the values back, and turns true
# dates into numbers.
# Seen: of `78 kg`, `50 Gy`, `172 cm`, `12.5 g/dL`, `0.05 ng/mL` and `12 mg/dL`, the values `78`, `0" gy"`, `0" c06"`,
# `0.0" g/11l"`, `01:12` and `0" 01g/11l"`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent exceljs@4.4.0 xlsx@0.18.5 >/dev/null
apt-get download -qq -o APT::Sandbox::User=root xlsx2csv=1:0.7.8-1
dpkg -x xlsx2csv_*.deb .
cat >list.cjs <<'JS'
const { Workbook } = require('exceljs');
const { readFile, utils } = require('xlsx');

async function list() {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('RCP');
  for (const [value, format] of [
    [78, '0" kg"'],
    [50, '0" Gy"'],
    [172, '0" cm"'],
    [12.5, '0.0" g/dL"'],
    [0.05, '0.00" ng/mL"'],
    [12, '0" mg/dL"'],
  ]) {
    sheet.addRow([value]).getCell(1).numFmt = format;
  }
  await workbook.xlsx.writeFile('list.xlsx');
  console.log(utils.sheet_to_csv(readFile('list.xlsx').Sheets.RCP).trim());
}
list();
JS
node list.cjs >shown.txt
usr/bin/xlsx2csv -d '|' list.xlsx | sed 's/^"//; s/"$//; s/""/"/g' >read.txt
usr/bin/xlsx2csv list.xlsx --ignore-formats date time >ignored.txt
seen=$(paste -d '|' shown.txt read.txt ignored.txt | sed 's/|/: /; s/|/, ignoring /')
echo "$seen"
[ "$seen" = '78 kg: 78, ignoring 78
50 Gy: 0" gy", ignoring 50
172 cm: 0" c06", ignoring 172
12.5 g/dL: 0.0" g/11l", ignoring 12.5
0.05 ng/mL: 01:12, ignoring 0.05
12 mg/dL: 0" 01g/11l", ignoring 12' ]
