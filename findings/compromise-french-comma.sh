#!/usr/bin/env bash
# fr-compromise 0.2.8, from the npm registry.
#
# A good guess: the French port of a reader of sentences knows the comma of French numbers. `numbers()` finds 4.2 in «
# PSA 4,2 ». At worst it takes the comma for the end of a word, and finds 4 and 2.
# What happens: the comma is dropped, as between the thousands of English. 4,2 is 42, 0,125 is 125 and −3,2 is −32. The
# space between thousands ends the number, so that 1 200 is 1. The text that was found holds the comma or the space as
# it stood. With a point all are right, and so are most numbers in words. « Quatre-vingts » is 4, for its s.
# Seen: `PSA à 4.2 ng/mL: 4.2, from « 4.2 »`, `PSA à 4,2 ng/mL: 42, from « 4,2 »`, `drain : 1 200 mL: 1, from « 1 200 »`
# and `âgé de quatre-vingts ans: 4, from « quatre »`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent fr-compromise@0.2.8 >/dev/null
cat >numbers.mjs <<'JS'
import read from 'fr-compromise';

for (const sentence of [
  'PSA à 4.2 ng/mL',
  'PSA à 4,2 ng/mL',
  'digoxine 0,125 mg',
  'excès de base -3,2',
  'drain : 1200 mL',
  'drain : 1 200 mL',
  'âgé de quatre-vingt-deux ans',
  'âgé de quatre-vingts ans',
]) {
  const numbers = read(sentence).numbers();
  console.log(`${sentence}: ${numbers.get().join(' and ')}, from « ${numbers.text().trim()} »`);
}
JS
seen=$(node numbers.mjs)
echo "$seen"
[ "$seen" = 'PSA à 4.2 ng/mL: 4.2, from « 4.2 »
PSA à 4,2 ng/mL: 42, from « 4,2 »
digoxine 0,125 mg: 125, from « 0,125 »
excès de base -3,2: -32, from « -3,2 »
drain : 1200 mL: 1200, from « 1200 »
drain : 1 200 mL: 1, from « 1 200 »
âgé de quatre-vingt-deux ans: 82, from « quatre-vingt-deux »
âgé de quatre-vingts ans: 4, from « quatre »' ]
