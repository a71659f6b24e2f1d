#!/usr/bin/env bash
# chrono-node 2.10.3, from the npm registry.
#
# A good guess: a library that finds dates in French sentences knows « après-demain » and « avant-hier ». Its English
# knows "the day after tomorrow". If it does not know them, it finds nothing.
# What happens: it finds the half that it knows. « Après-demain » is tomorrow and « avant-hier » is yesterday, with the
# hour that stands beside. `demain` and `hier` are right. So is the same sentence in English, and in German, which the
# library calls a part that is not finished, while French is a full one. Only the text that was found tells, where the
# first half of the word is missing.
# Seen: on 30 November, `fr: biopsie demain à 14h30 = 1/12 14:30`, `fr: biopsie après-demain à 14h30 = 1/12 14:30`, `fr:
# drain retiré avant-hier = 29/11`, and `en: biopsy the day after tomorrow at 14:30 = 2/12 14:30`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent chrono-node@2.10.3 >/dev/null
cat >days.cjs <<'JS'
const chrono = require('chrono-node');

const letter = new Date(2026, 10, 30, 9, 0);
const two = (number) => String(number).padStart(2, '0');
for (const [language, sentence] of [
  ['fr', 'biopsie demain à 14h30'],
  ['fr', 'biopsie après-demain à 14h30'],
  ['fr', 'drain retiré hier'],
  ['fr', 'drain retiré avant-hier'],
  ['en', 'biopsy the day after tomorrow at 14:30'],
  ['en', 'drain removed the day before yesterday'],
  ['de', 'Biopsie übermorgen'],
]) {
  const [{ start }] = chrono[language].parse(sentence, letter);
  const hour = start.isCertain('hour') ? ` ${start.get('hour')}:${two(start.get('minute'))}` : '';
  console.log(`${language}: ${sentence} = ${start.get('day')}/${start.get('month')}${hour}`);
}
JS
seen=$(node days.cjs)
echo "$seen"
[ "$seen" = 'fr: biopsie demain à 14h30 = 1/12 14:30
fr: biopsie après-demain à 14h30 = 1/12 14:30
fr: drain retiré hier = 29/11
fr: drain retiré avant-hier = 29/11
en: biopsy the day after tomorrow at 14:30 = 2/12 14:30
en: drain removed the day before yesterday = 28/11
de: Biopsie übermorgen = 2/12' ]
