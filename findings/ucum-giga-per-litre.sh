#!/usr/bin/env bash
# @lhncbc/ucum-lhc 7.1.10, from the npm registry.
#
# A good guess: French laboratories give blood counts in G/L and T/L (10⁹ and 10¹² per litre). A UCUM validator either
# refuses these units, as it does the French UI/L and mg/j, or takes them for what they are. If one can be converted into
# the other, the factor is a thousand.
# What happens: both are valid, in case-sensitive UCUM: gauss per litre and tesla per litre, the units of a magnetic field.
# The conversion succeeds without a remark, and a gauss being 10⁻⁴ tesla, the result is ten times too small.
# Only towards 10*9/L is the conversion refused. So a unit that passed the check may still be another unit.
# Seen: `G/L: valid, Gauss/Liters`, `T/L: valid, tesla/Liters`, `UI/L: invalid`, `4 G/L = 0.0004 T/L`, while
# `4 10*9/L = 0.004 10*12/L`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @lhncbc/ucum-lhc@7.1.10 >/dev/null
cat >counts.cjs <<'JS'
const units = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();

for (const unit of ['G/L', 'T/L', 'UI/L']) {
  const { status, unit: read } = units.validateUnitString(unit, true);
  console.log([`${unit}: ${status}`, ...(status === 'valid' ? [read.name] : [])].join(', '));
}
for (const [from, to] of [['G/L', 'T/L'], ['10*9/L', '10*12/L'], ['G/L', '10*9/L']]) {
  const { status, toVal, msg } = units.convertUnitTo(from, 4, to);
  const remarks = status === 'succeeded' && msg.length ? ` (${msg.join(' ')})` : '';
  console.log(`4 ${from} = ${status === 'succeeded' ? `${Number(toVal.toPrecision(12))} ${to}` : 'no conversion'}${remarks}`);
}
JS
seen=$(node counts.cjs)
echo "$seen"
[ "$seen" = 'G/L: valid, Gauss/Liters
T/L: valid, tesla/Liters
UI/L: invalid
4 G/L = 0.0004 T/L
4 10*9/L = 0.004 10*12/L
4 G/L = no conversion' ]
