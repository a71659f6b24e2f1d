#!/usr/bin/env bash
# poppler-utils 22.12 and Ghostscript 10.0 (Debian 12's), with pdf-lib 1.17.1 and pdfjs-dist 4.10.38 (npm registry).
#
# A good guess: `pdfunite` joins filled forms into one PDF with what was typed in them. Its manual refuses encrypted
# files only. Two patients' forms have fields of the same names, so it may rename fields, or it may draw the answers onto
# the page as they are seen. Otherwise it ends with an error.
# What happens: it ends well and says nothing. PDF (ISO 32000-1, 12.5.6.19) lets a field and its box be one object or
# two. Where they are two, as pdf-lib always writes them, only the box comes over. The field, with its name and its
# answer, is left out, and the list of fields points at nothing. The box still has its picture. pdftotext and poppler's
# viewers draw it, so that a look at the result sees the answers. A reader of forms finds no field. Ghostscript, through
# which a file may be printed or made into PDF/A, leaves a box without its field out, and the page is empty. Where field
# and box are one object all is right, so that a test with such a form sees nothing.
# Seen: `one form: MARTIN Jeanne, pT2 N0`, `one form, Ghostscript: MARTIN Jeanne pT2 N0`, `joined: no fields`, `joined,
# pdftotext: MARTIN Jeanne pT2 N0 DURAND Paul pT3 N1` and `joined, Ghostscript: nothing`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pdf-lib@1.17.1 pdfjs-dist@4.10.38 >/dev/null
cat >forms.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { PDFDocument } = require('pdf-lib');

async function form(file, answers) {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 200]);
  answers.forEach(([name, answer], i) => {
    const field = document.getForm().createTextField(name);
    field.setText(answer);
    field.addToPage(page, { x: 20, y: 100 - 40 * i, width: 200, height: 20 });
  });
  writeFileSync(file, await document.save());
}
form('one.pdf', [['nom', 'MARTIN Jeanne'], ['stade', 'pT2 N0']]);
form('two.pdf', [['nom', 'DURAND Paul'], ['stade', 'pT3 N1']]);
JS
cat >fields.mjs <<'JS'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdf = await getDocument({ url: process.argv[2], verbosity: 0 }).promise;
const values = Object.values((await pdf.getFieldObjects()) ?? {}).flatMap((field) => field.map(({ value }) => value));
console.log(values.filter(Boolean).join(', ') || 'no fields');
JS
node forms.cjs
words() {
  local text
  text=$(pdftotext "$1" - 2>/dev/null | tr -s '\n\f' ' ' | sed 's/ *$//')
  echo "${text:-nothing}"
}
said=$(pdfunite one.pdf two.pdf joined.pdf 2>&1)
for name in one joined; do gs -q -o "$name-printed.pdf" -sDEVICE=pdfwrite "$name.pdf" >/dev/null 2>&1; done
seen="pdfunite: ended well, said « $said »
one form: $(node fields.mjs one.pdf)
one form, Ghostscript: $(words one-printed.pdf)
joined: $(node fields.mjs joined.pdf)
joined, pdftotext: $(words joined.pdf)
joined, Ghostscript: $(words joined-printed.pdf)"
echo "$seen"
[ "$seen" = 'pdfunite: ended well, said «  »
one form: MARTIN Jeanne, pT2 N0
one form, Ghostscript: MARTIN Jeanne pT2 N0
joined: no fields
joined, pdftotext: MARTIN Jeanne pT2 N0 DURAND Paul pT3 N1
joined, Ghostscript: nothing' ]
