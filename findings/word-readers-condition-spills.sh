#!/usr/bin/env bash
# mammoth 1.13.0, word-extractor 1.0.4 and officeparser 7.8.0, reading what docx 9.15.2 writes; from the npm registry.
# LibreOffice Writer 7.4 (Debian 12's) beside.
#
# A good guess: a reader of Word documents gives, of a field, the words that Word shows. The format (ECMA-376, part 1,
# 17.16.18) puts them between the field's `separate` and `end`. What stands before is the instruction, which may hold
# another field, and is passed over.
# What happens: a condition mostly holds the field that it asks for, `IF {MERGEFIELD schema} = "1" "50" "60"`. The inner
# field has stored words of its own, and all three readers give these too, set against the answer without a space. With
# scheme 1, « 50 Gy » reads « 150 Gy », and « M0 » reads « 0M0 ». There is no message. LibreOffice's text is right. A
# merge field by itself is right, and so is a condition without a field in it, so that a test with those sees nothing.
# Seen: `Mme MARTIN. Dose : 150 Gy. Stade : 0M0.` from the three, and `Mme MARTIN. Dose : 50 Gy. Stade : M0.` from
# LibreOffice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent docx@9.15.2 mammoth@1.13.0 word-extractor@1.0.4 officeparser@7.8.0 >/dev/null
cat >letter.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { Document, ImportedXmlComponent, Packer, Paragraph, TextRun } = require('docx');
const mammoth = require('mammoth');
const { parseOffice } = require('officeparser');
const WordExtractor = require('word-extractor');

const run = (xml) => ImportedXmlComponent.fromXmlString(`<w:r>${xml}</w:r>`).root[0];
const mark = (type) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const asked = (text) => run(`<w:instrText xml:space="preserve"> ${text} </w:instrText>`);
const field = (instruction, stored) => [
  mark('begin'),
  ...instruction,
  mark('separate'),
  new TextRun(stored),
  mark('end'),
];
const merged = (name, stored) => field([asked(`MERGEFIELD ${name}`)], stored);
const children = [
  new TextRun('Mme '),
  ...merged('nom', 'MARTIN'),
  new TextRun('. Dose : '),
  ...field([asked('IF'), ...merged('schema', '1'), asked('= "1" "50" "60"')], '50'),
  new TextRun(' Gy. Stade : '),
  ...field([asked('IF'), ...merged('M', '0'), asked('= "0" "M0" "M1"')], 'M0'),
  new TextRun('.'),
];
(async () => {
  const document = new Document({ sections: [{ children: [new Paragraph({ children })] }] });
  writeFileSync('letter.docx', await Packer.toBuffer(document));
  const { value, messages } = await mammoth.extractRawText({ path: 'letter.docx' });
  console.log(`mammoth: ${value.trim()} (${messages.length} messages)`);
  console.log(`word-extractor: ${(await new WordExtractor().extract('letter.docx')).getBody().trim()}`);
  console.log(`officeparser: ${(await parseOffice('letter.docx')).toText().trim()}`);
})();
JS
seen=$(node letter.cjs)
soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to txt:Text letter.docx >/dev/null 2>&1
seen="$seen
LibreOffice: $(sed 's/^\xEF\xBB\xBF//' letter.txt)"
echo "$seen"
[ "$seen" = 'mammoth: Mme MARTIN. Dose : 150 Gy. Stade : 0M0. (0 messages)
word-extractor: Mme MARTIN. Dose : 150 Gy. Stade : 0M0.
officeparser: Mme MARTIN. Dose : 150 Gy. Stade : 0M0.
LibreOffice: Mme MARTIN. Dose : 50 Gy. Stade : M0.' ]
