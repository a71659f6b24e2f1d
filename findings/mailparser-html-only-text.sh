#!/usr/bin/env bash
# mailparser 3.14.2 (which brings html-to-text 10.0.1), from the npm registry.
#
# A good guess: for a letter that came as HTML only, the `text` that `simpleParser` gives holds the words as they were
# written. The cells of a table stand apart.
# What happens: every heading is put into capitals, and the cells of a row are set one against the other. In a tumour's
# stage the small letter is part of the value (c, p, y, mi), and a figure that is set against a marker's name makes
# another one. The words in paragraphs are left as they are, so a short test with one sentence sees nothing. There is no
# option of mailparser for it, only one to have no text at all.
# Seen: the heading `Stade cT2 pN1mi, ypT0` reads `STADE CT2 PN1MI, YPT0`, the row HER2 | 0 | RE | 90 reads `HER20RE90`,
# and the paragraph `Stade cT2 pN1mi` reads `Stade cT2 pN1mi`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent mailparser@3.14.2 >/dev/null
cat >letter.cjs <<'JS'
const { simpleParser } = require('mailparser');

const letter = [
  'From: Service A <a@example.org>',
  'To: Service B <b@example.org>',
  'Subject: Avis',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><body>',
  '<h2>Stade cT2 pN1mi, ypT0</h2>',
  '<table><tr><th>HER2</th><td>0</td><th>RE</th><td>90</td></tr></table>',
  '<p>Stade cT2 pN1mi</p>',
  '</body></html>',
  '',
].join('\r\n');

async function main() {
  const { text } = await simpleParser(letter);
  const [heading, row, paragraph] = text.trim().split(/\n+/);
  console.log(`heading: ${heading}`);
  console.log(`row: ${row}`);
  console.log(`paragraph: ${paragraph}`);
}
main();
JS
seen=$(node letter.cjs)
echo "$seen"
[ "$seen" = $'heading: STADE CT2 PN1MI, YPT0\nrow: HER20RE90\nparagraph: Stade cT2 pN1mi' ]
