#!/usr/bin/env bash
# @microsoft/recognizers-text-suite 1.3.1, from the npm registry; recognizers-text-number and -number-with-unit beside,
# at the same version.
#
# A good guess: a recogniser that takes the point of a French text for the decimal sign (laboratories' machines print it
# so) does so for every number. At most `1.250` might be meant as a thousand. `0.125` can be one thing only.
# What happens: `0.5 mg` and `0.25 mg` are read as they are meant. With three figures after the point, `0.125 mg` is 125
# mg, and with four, `0.0125` is the same 125. The zeros in front are dropped, and the result may be a likely dose. With
# a comma all are right. The English part does the same with the comma: `0,25` is a quarter and `0,125` is 125.
# Seen: `fr: 0.25 mg = 0,25 Milligramme`, `fr: 0.125 mg = 125 Milligramme`, `fr: 0.0125 mg = 125 Milligramme`, `fr:
# 0,125 mg = 0,125 Milligramme` and `en: 0.125 mg = 0.125 Milligram`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @microsoft/recognizers-text-suite@1.3.1 \
  @microsoft/recognizers-text-number@1.3.1 @microsoft/recognizers-text-number-with-unit@1.3.1 >/dev/null
cat >decimals.cjs <<'JS'
const { Culture, recognizeDimension } = require('@microsoft/recognizers-text-suite');

for (const [language, culture, text] of [
  ['fr', Culture.French, '0.5 mg'],
  ['fr', Culture.French, '0.25 mg'],
  ['fr', Culture.French, '0.125 mg'],
  ['fr', Culture.French, '0.0125 mg'],
  ['fr', Culture.French, '0,125 mg'],
  ['en', Culture.English, '0.125 mg'],
  ['en', Culture.English, '0,25 mg'],
  ['en', Culture.English, '0,125 mg'],
]) {
  const [{ resolution }] = recognizeDimension(text, culture);
  console.log(`${language}: ${text} = ${resolution.value} ${resolution.unit}`);
}
JS
seen=$(node decimals.cjs)
echo "$seen"
[ "$seen" = 'fr: 0.5 mg = 0,5 Milligramme
fr: 0.25 mg = 0,25 Milligramme
fr: 0.125 mg = 125 Milligramme
fr: 0.0125 mg = 125 Milligramme
fr: 0,125 mg = 0,125 Milligramme
en: 0.125 mg = 0.125 Milligram
en: 0,25 mg = 0.25 Milligram
en: 0,125 mg = 125 Milligram' ]
