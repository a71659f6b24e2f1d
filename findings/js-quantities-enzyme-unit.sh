#!/usr/bin/env bash
# js-quantities 1.8.0, from the npm registry; @lhncbc/ucum-lhc 7.1.10 beside.
#
# A good guess: a library that knows the enzyme unit (U) and the katal, both of the kind "activity", converts LDH from
# U/L into µkat/L. One U is a micromole a minute, so that 60 U are 1 µkat.
# What happens: the conversion succeeds, and the result is ten million times too small. The table of units holds U as
# 16.667·10⁻¹⁶ katal, where 16.667·10⁻⁹ is meant. The digits 1667 look right, which hides the power in a glance.
# Between U, mU and kU, and between katals, all is well.
# Seen: `js-quantities: 240 U/L = 4.0e-7 ukat/L`, `ucum-lhc: 240 U/L = 4.0e+0 ukat/L`, and `1500 mU/L = 1.5 U/L`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent js-quantities@1.8.0 @lhncbc/ucum-lhc@7.1.10 >/dev/null
cat >enzymes.cjs <<'JS'
const Qty = require('js-quantities');
const units = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();

console.log(`kinds: ${Qty('1 U').kind()}, ${Qty('1 kat').kind()}`);
console.log(`js-quantities: 240 U/L = ${Qty('240 U/L').to('ukat/L').scalar.toExponential(1)} ukat/L`);
console.log(`ucum-lhc: 240 U/L = ${units.convertUnitTo('U/L', 240, 'ukat/L').toVal.toExponential(1)} ukat/L`);
console.log(`js-quantities: 1500 mU/L = ${Qty('1500 mU/L').to('U/L').scalar.toFixed(1)} U/L`);
JS
seen=$(node enzymes.cjs)
echo "$seen"
[ "$seen" = 'kinds: activity, activity
js-quantities: 240 U/L = 4.0e-7 ukat/L
ucum-lhc: 240 U/L = 4.0e+0 ukat/L
js-quantities: 1500 mU/L = 1.5 U/L' ]
