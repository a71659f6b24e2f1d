#!/usr/bin/env bash
# mammoth 1.13.0, word-extractor 1.0.4, officeparser 7.8.0 and LibreOffice Writer 7.4 with poppler-utils 22.12 (Debian
# 12's), reading what docx 9.15.2 writes; the others from the npm registry. For mammoth it has been asked since 2020
# (mammoth.js issue 230).
#
# A good guess: a reader of Word documents passes over hidden text (`w:vanish`), or marks it. By ECMA-376 (part 1,
# 17.3.2.41) it is not shown, and Word does not print it. Templates hold their instructions and examples in it, and a
# secretary hides words that do not hold for this patient. mammoth passes over deleted text, so that hidden text seems
# to be safe too.
# What happens: all give it as part of the sentence, without a message: mammoth in its HTML too, where a mark would have
# its place, and LibreOffice when it writes text. An example in the template becomes the patient's stage, and a hidden
# « pas de » turns « métastase » round. LibreOffice's PDF is right, so that a look at the page sees nothing.
# Seen: `Stade (ex. cT2 N0) cT3 N1, pas de métastase` from the four, and `Stade cT3 N1, métastase` in LibreOffice's PDF.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent docx@9.15.2 mammoth@1.13.0 word-extractor@1.0.4 officeparser@7.8.0 >/dev/null
cat >letter.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { Document, Packer, Paragraph, TextRun } = require('docx');
const mammoth = require('mammoth');
const { parseOffice } = require('officeparser');
const WordExtractor = require('word-extractor');

const hidden = (text) => new TextRun({ text, vanish: true });
const children = [
  new TextRun('Stade '),
  hidden('(ex. cT2 N0) '),
  new TextRun('cT3 N1, '),
  hidden('pas de '),
  new TextRun('métastase'),
];
(async () => {
  const document = new Document({ sections: [{ children: [new Paragraph({ children })] }] });
  writeFileSync('letter.docx', await Packer.toBuffer(document));
  const { value, messages } = await mammoth.convertToHtml({ path: 'letter.docx' });
  console.log(`mammoth: ${value} (${messages.length} messages)`);
  console.log(`word-extractor: ${(await new WordExtractor().extract('letter.docx')).getBody().trim()}`);
  console.log(`officeparser: ${(await parseOffice('letter.docx')).toText().trim()}`);
})();
JS
seen=$(node letter.cjs)
for format in pdf txt:Text; do
  soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to "$format" letter.docx >/dev/null 2>&1
done
seen="$seen
LibreOffice, text: $(sed 's/^\xEF\xBB\xBF//' letter.txt)
LibreOffice, PDF: $(pdftotext letter.pdf - | head -1)"
echo "$seen"
[ "$seen" = 'mammoth: <p>Stade (ex. cT2 N0) cT3 N1, pas de métastase</p> (0 messages)
word-extractor: Stade (ex. cT2 N0) cT3 N1, pas de métastase
officeparser: Stade (ex. cT2 N0) cT3 N1, pas de métastase
LibreOffice, text: Stade (ex. cT2 N0) cT3 N1, pas de métastase
LibreOffice, PDF: Stade cT3 N1, métastase' ]
