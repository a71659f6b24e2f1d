#!/usr/bin/env bash
# LibreOffice Writer 7.4 and poppler-utils 22.12 (Debian 12's), reading what docx 9.15.2 (npm registry) writes; mammoth
# 1.13.0 beside.
#
# A good guess: a Word letter whose wording hangs on a condition (the field `IF … "…" "…"`, a part of many templates)
# prints the words that Word chose. The format (ECMA-376, part 1, 17.16) keeps them in the file beside the condition. A
# program that does not know the field prints them as they stand, or shows that something is missing.
# What happens: LibreOffice makes of it a condition that is empty, with two empty answers, and the PDF has nothing there.
# The sentence closes up around it. « Chirurgie non indiquée » reads `Chirurgie indiquée`. There is no gap, mark or
# message. LibreOffice's own text of the same file has the words, and so has mammoth. A merge field is printed right, so
# that a test with a name sees nothing.
# Seen: `PDF: Mme MARTIN. Chirurgie indiquée. Métastases : .`, and `Mme MARTIN. Chirurgie non indiquée. Métastases :
# oui.` from LibreOffice's text and from mammoth.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent docx@9.15.2 mammoth@1.13.0 >/dev/null
cat >letter.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { Document, ImportedXmlComponent, Packer, Paragraph, TextRun } = require('docx');

const run = (xml) => ImportedXmlComponent.fromXmlString(`<w:r>${xml}</w:r>`).root[0];
const field = (instruction, stored) => [
  run('<w:fldChar w:fldCharType="begin"/>'),
  run(`<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`),
  run('<w:fldChar w:fldCharType="separate"/>'),
  new TextRun(stored),
  run('<w:fldChar w:fldCharType="end"/>'),
];
const children = [
  new TextRun('Mme '),
  ...field('MERGEFIELD nom', 'MARTIN'),
  new TextRun('. Chirurgie '),
  ...field('IF "non" = "non" "non " ""', 'non '),
  new TextRun('indiquée. Métastases : '),
  ...field('IF "M1" = "M1" "oui" "non"', 'oui'),
  new TextRun('.'),
];
const document = new Document({ sections: [{ children: [new Paragraph({ children })] }] });
Packer.toBuffer(document).then((bytes) => writeFileSync('letter.docx', bytes));
JS
node letter.cjs
for format in pdf txt:Text; do
  soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to "$format" letter.docx >/dev/null 2>&1
done
seen="PDF: $(pdftotext letter.pdf - | head -1)
text: $(sed 's/^\xEF\xBB\xBF//' letter.txt)
mammoth: $(node -e "require('mammoth').extractRawText({ path: 'letter.docx' }).then(({ value }) => console.log(value.trim()))")"
echo "$seen"
[ "$seen" = 'PDF: Mme MARTIN. Chirurgie indiquée. Métastases : .
text: Mme MARTIN. Chirurgie non indiquée. Métastases : oui.
mammoth: Mme MARTIN. Chirurgie non indiquée. Métastases : oui.' ]
