#!/usr/bin/env bash
# chrono-node 2.10.3, from the npm registry.
#
# A good guess: a library that finds dates in French sentences reads a year of two figures after a month's name as it
# does between slashes. It reads « 12 mars 58 » as 1958 and « 12/03/19 » as 2019. Or the date is not found.
# What happens: after a month's name only 50 to 99 count as a year, and 50 is 2050. 00 to 23 become the hour of the day.
# The year is then the one nearest to the letter's date, so that an operation of 2019 stands next March at seven in the
# evening. With 24 no date is found at all, and from 25 to 49 the year is dropped. The whole of `12 mars 19` is given as
# the text that was understood. A birth of 1958 is right, and so is a year of four figures, so that a test with them
# sees nothing. The English part reads all of them as years.
# Seen: in a letter of 30 November 2026, `fr: né le 12 mars 58 = 12/3/1958`, `fr: opéré le 12 mars 19 = 12/3/2027 at
# 19:00`, `fr: opéré le 12 mars 24 = nothing`, `fr: opéré le 12 mars 25 = 12/3/2027`, `fr: opéré le 12/03/19 =
# 12/3/2019` and `en: operated on 12 March 19 = 12/3/2019`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent chrono-node@2.10.3 >/dev/null
cat >years.cjs <<'JS'
const chrono = require('chrono-node');

const letter = new Date(2026, 10, 30, 9, 0);
const told = (start) => {
  const hour = start.isCertain('hour') ? ` at ${start.get('hour')}:00` : '';
  return ['day', 'month', 'year'].map((part) => start.get(part)).join('/') + hour;
};
for (const [language, sentence] of [
  ['fr', 'né le 12 mars 58'],
  ['fr', 'opéré le 12 mars 2019'],
  ['fr', 'opéré le 12 mars 19'],
  ['fr', 'opéré le 12 mars 24'],
  ['fr', 'opéré le 12 mars 25'],
  ['fr', 'opéré le 12/03/19'],
  ['en', 'operated on 12 March 19'],
  ['en', 'operated on 12 March 24'],
]) {
  const [found] = chrono[language].parse(sentence, letter);
  console.log(`${language}: ${sentence} = ${found ? told(found.start) : 'nothing'}`);
}
JS
seen=$(node years.cjs)
echo "$seen"
[ "$seen" = 'fr: né le 12 mars 58 = 12/3/1958
fr: opéré le 12 mars 2019 = 12/3/2019
fr: opéré le 12 mars 19 = 12/3/2027 at 19:00
fr: opéré le 12 mars 24 = nothing
fr: opéré le 12 mars 25 = 12/3/2027
fr: opéré le 12/03/19 = 12/3/2019
en: operated on 12 March 19 = 12/3/2019
en: operated on 12 March 24 = 12/3/2024' ]
