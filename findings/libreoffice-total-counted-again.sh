#!/usr/bin/env bash
# LibreOffice Writer 7.4 and poppler-utils 22.12 (Debian 12's), reading what docx 9.15.2 (npm registry) writes.
#
# A good guess: a Word table with a total at its foot (the field `=SUM(ABOVE)`) prints the total that Word stored. The
# format (ECMA-376, part 1, 17.16) keeps a field's last result in the file, so that nobody has to count. A program that
# does count reads numbers as the document's language writes them. What it cannot read it leaves.
# What happens: LibreOffice counts anew when it makes the PDF, and puts its result in place of the stored one. It reads
# numbers in the way of the account that it runs under, whatever the document's language. A server's account in English
# knows no decimal comma: « 5,4 » counts as nothing, and 45 and 5,4 make 45. With a unit behind it a number is nothing
# under any account, a French one included. The rows above are printed right, so that only somebody who adds them up
# sees it. Whole numbers are right, and a test with them sees nothing.
# Seen: in a French document, `Total (45, 5), stored 50: 50`, `Total (45, 5,4), stored 50,4: 45` and `Total (45, 5 Gy),
# stored 50: 45` under English. Under French the second is `50,4`, and the third is 45 too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent docx@9.15.2 >/dev/null
cat >doses.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { Document, Packer, Paragraph, SimpleField, Table, TableCell, TableRow, TextRun } = require('docx');

const cell = (content) => new TableCell({ children: [new Paragraph({ children: [content] })] });
const row = (name, content) => new TableRow({ children: [cell(new TextRun(name)), cell(content)] });
const children = [
  ['45', '5', '50'],
  ['45', '5,4', '50,4'],
  ['45', '5 Gy', '50'],
].flatMap(([first, second, total]) => [
  new Table({
    rows: [
      row('Volume 1', new TextRun(first)),
      row('Volume 2', new TextRun(second)),
      row(`Total (${first}, ${second}), stored ${total}:`, new SimpleField('=SUM(ABOVE)', total)),
    ],
  }),
  new Paragraph(''),
]);
const document = new Document({
  styles: { default: { document: { run: { language: { value: 'fr-FR' } } } } },
  sections: [{ children }],
});
Packer.toBuffer(document).then((bytes) => writeFileSync('doses.docx', bytes));
JS
node doses.cjs
seen=$(for locale in en-US fr-FR; do
  mkdir -p "$locale/user"
  cat >"$locale/user/registrymodifications.xcu" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>$locale</value></prop>
  </item>
</oor:items>
XML
  soffice -env:UserInstallation="file://$folder/$locale" --headless --convert-to pdf doses.docx >/dev/null 2>&1
  echo "$locale"
  pdftotext -layout doses.pdf - | grep Total | sed -E 's/^ +//; s/: +/: /'
done)
echo "$seen"
[ "$seen" = 'en-US
Total (45, 5), stored 50: 50
Total (45, 5,4), stored 50,4: 45
Total (45, 5 Gy), stored 50: 45
fr-FR
Total (45, 5), stored 50: 50
Total (45, 5,4), stored 50,4: 50,4
Total (45, 5 Gy), stored 50: 45' ]
