#!/usr/bin/env bash
# LibreOffice Writer 7.4 and poppler-utils 22.12 (Debian 12's), reading what docx 9.15.2 (npm registry) writes; mammoth
# 1.13.0 beside.
#
# A good guess: a Word letter in which somebody corrected a word under "track changes" becomes a text without the
# struck word when LibreOffice converts it by command. A plain text has no way to show a word as struck.
# What happens: the struck word stays, and the new one is set against it without a mark. « pT2 » corrected to « pT3 »
# reads `pT2T3`, and 60 corrected to 40 reads `6040`. The PDF shows the line through it, which the PDF's text has not.
# Any chain over LibreOffice for its quality (docx to PDF to text) brings both. mammoth gives the corrected words
# alone.
# Seen: `LibreOffice, text: Stade pT2T3 N1, dose 6040 mg`, the same from the PDF, and `mammoth: Stade pT3 N1, dose 40
# mg`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent docx@9.15.2 mammoth@1.13.0 >/dev/null
cat >letter.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { DeletedTextRun, Document, InsertedTextRun, Packer, Paragraph, TextRun } = require('docx');

let id = 1;
const change = () => ({ id: id++, author: 'Dr A', date: '2026-03-02T10:00:00Z' });
const corrected = (before, after) => [
  new DeletedTextRun({ text: before, ...change() }),
  new InsertedTextRun({ text: after, ...change() }),
];
const children = [
  new TextRun('Stade p'),
  ...corrected('T2', 'T3'),
  new TextRun(' N1, dose '),
  ...corrected('60', '40'),
  new TextRun(' mg'),
];
const document = new Document({ sections: [{ children: [new Paragraph({ children })] }] });
Packer.toBuffer(document).then((bytes) => writeFileSync('letter.docx', bytes));
JS
node letter.cjs
for format in txt:Text pdf; do
  soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to "$format" letter.docx >/dev/null 2>&1
done
seen="LibreOffice, text: $(sed 's/^\xEF\xBB\xBF//' letter.txt)
LibreOffice, PDF: $(pdftotext letter.pdf - | head -1)
mammoth: $(node -e "require('mammoth').extractRawText({ path: 'letter.docx' }).then(({ value }) => console.log(value.trim()))")"
echo "$seen"
[ "$seen" = 'LibreOffice, text: Stade pT2T3 N1, dose 6040 mg
LibreOffice, PDF: Stade pT2T3 N1, dose 6040 mg
mammoth: Stade pT3 N1, dose 40 mg' ]
