#!/usr/bin/env bash
# mammoth 1.13.0, word-extractor 1.0.4, officeparser 7.8.0 and LibreOffice Writer 7.4 with poppler-utils 22.12 (Debian
# 12's), reading what docx 9.15.2 writes; the others from the npm registry.
#
# A good guess: a reader that gives the plain text of a Word form gives the answer chosen in a list, for Word shows it as
# a word of the line. A ticked box (☒) is a character of the file, and stays one. An answer that cannot be given brings a
# message.
# What happens: the answer of a form field's list stands in the file as its number in the list (`w:ddList` in ECMA-376,
# part 1, 17.16). No reader looks it up, and LibreOffice's text does not either. Its PDF has it. « Stade T3, N1 » with T3
# chosen reads « Stade , N1 ». A box of a content control stays a character in two readers. mammoth makes an element of
# it, which its plain text leaves out, so that « oui ☒ non ☐ » loses its answer. There is no message. An answer typed
# into a text field is right, so that a test with those sees nothing.
# Seen: `mammoth: Stade , N1. Métastases : oui  non  (0 messages)`, `word-extractor: Stade , N1. Métastases : oui ☒ non
# ☐`, the same from officeparser and from LibreOffice's text, and `LibreOffice, PDF: Stade T3, N1. Métastases : oui ☒ non
# ☐`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent docx@9.15.2 mammoth@1.13.0 word-extractor@1.0.4 officeparser@7.8.0 >/dev/null
cat >form.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { Document, ImportedXmlComponent, Packer, Paragraph, TextRun } = require('docx');
const mammoth = require('mammoth');
const { parseOffice } = require('officeparser');
const WordExtractor = require('word-extractor');

const raw = (xml) => ImportedXmlComponent.fromXmlString(xml).root[0];
const run = (xml) => raw(`<w:r>${xml}</w:r>`);
const field = (kind, data, stored = []) => [
  run(`<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val=""/><w:enabled/>${data}</w:ffData></w:fldChar>`),
  run(`<w:instrText xml:space="preserve"> ${kind} </w:instrText>`),
  run('<w:fldChar w:fldCharType="separate"/>'),
  ...stored,
  run('<w:fldChar w:fldCharType="end"/>'),
];
const entries = ['T1', 'T2', 'T3'].map((entry) => `<w:listEntry w:val="${entry}"/>`).join('');
const states = '<w14:checkedState w14:val="2612"/><w14:uncheckedState w14:val="2610"/>';
const box = (checked) =>
  raw(`<w:sdt>
    <w:sdtPr><w14:checkbox><w14:checked w14:val="${checked ? 1 : 0}"/>${states}</w14:checkbox></w:sdtPr>
    <w:sdtContent><w:r><w:t>${checked ? '☒' : '☐'}</w:t></w:r></w:sdtContent>
  </w:sdt>`);
const children = [
  new TextRun('Stade '),
  ...field('FORMDROPDOWN', `<w:ddList><w:result w:val="2"/>${entries}</w:ddList>`),
  new TextRun(', '),
  ...field('FORMTEXT', '<w:textInput/>', [new TextRun('N1')]),
  new TextRun('. Métastases : oui '),
  box(true),
  new TextRun(' non '),
  box(false),
];
(async () => {
  const document = new Document({ sections: [{ children: [new Paragraph({ children })] }] });
  writeFileSync('form.docx', await Packer.toBuffer(document));
  const { value, messages } = await mammoth.extractRawText({ path: 'form.docx' });
  console.log(`mammoth: ${value.replaceAll('\n', '')} (${messages.length} messages)`);
  console.log(`word-extractor: ${(await new WordExtractor().extract('form.docx')).getBody().trim()}`);
  console.log(`officeparser: ${(await parseOffice('form.docx')).toText().trim()}`);
})();
JS
seen=$(node form.cjs)
for format in pdf txt:Text; do
  soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to "$format" form.docx >/dev/null 2>&1
done
seen="$seen
LibreOffice, text: $(sed 's/^\xEF\xBB\xBF//' form.txt)
LibreOffice, PDF: $(pdftotext form.pdf - | head -1)"
echo "$seen"
[ "$seen" = 'mammoth: Stade , N1. Métastases : oui  non  (0 messages)
word-extractor: Stade , N1. Métastases : oui ☒ non ☐
officeparser: Stade , N1. Métastases : oui ☒ non ☐
LibreOffice, text: Stade , N1. Métastases : oui ☒ non ☐
LibreOffice, PDF: Stade T3, N1. Métastases : oui ☒ non ☐' ]
