#!/usr/bin/env bash
# word-extractor 1.0.4 and officeparser 7.8.0, reading what docx 9.15.2 writes; mammoth 1.13.0 beside; from the npm
# registry.
#
# A good guess: a reader that gives the plain text of a Word document loses the look of it, never a mark inside a line.
# What happens: Word stores a hyphen that must not break (Ctrl+Shift+hyphen) and a sign of the Symbol font as elements of
# their own, not as characters. These two readers pass over them without a word. A range becomes a number, and « at least »
# becomes the bare figure. mammoth gives both marks. Most hyphens and signs of a document are plain characters and stay, so
# a test with an ordinary letter sees nothing.
# Seen: `Grade 1‑2, Gleason ≥ 8` in Word is `Grade 12, Gleason  8` from word-extractor and from officeparser, and
# `Grade 1‑2, Gleason ≥ 8` from mammoth.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent docx@9.15.2 word-extractor@1.0.4 officeparser@7.8.0 mammoth@1.13.0 >/dev/null
cat >marks.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { Document, NoBreakHyphen, Packer, Paragraph, SymbolRun, TextRun } = require('docx');
const WordExtractor = require('word-extractor');
const { parseOffice } = require('officeparser');
const mammoth = require('mammoth');

async function main() {
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new TextRun({ children: ['Grade 1', new NoBreakHyphen(), '2, Gleason '] }),
              new SymbolRun({ char: 'F0B3', symbolfont: 'Symbol' }),
              new TextRun(' 8'),
            ],
          }),
        ],
      },
    ],
  });
  writeFileSync('letter.docx', await Packer.toBuffer(document));
  const texts = {
    'word-extractor': (await new WordExtractor().extract('letter.docx')).getBody(),
    officeparser: (await parseOffice('letter.docx')).toText(),
    mammoth: (await mammoth.extractRawText({ path: 'letter.docx' })).value,
  };
  for (const [name, text] of Object.entries(texts)) console.log(`${name}: ${text.trim()}`);
}
main();
JS
seen=$(node marks.cjs)
echo "$seen"
[ "$seen" = $'word-extractor: Grade 12, Gleason  8\nofficeparser: Grade 12, Gleason  8\nmammoth: Grade 1\u20112, Gleason ≥ 8' ]
