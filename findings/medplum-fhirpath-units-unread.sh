#!/usr/bin/env bash
# @medplum/core 4.5.2, with fhirpath 5.2.2 beside, from the npm registry. Version 5.2.13, made for Node 22, gave the
# same.
#
# A good guess: FHIRPath compares a measured value with a limit that is written with its unit, `value > 1 'ug/mL'`. An
# engine converts between units of one kind, and gives nothing between those of two kinds, as the language's text says.
# One that cannot convert gives nothing, or an error.
# What happens: the numbers alone are compared. A marker of 4.2 ng/mL is above 1 µg/mL, and above 4 mm. It is not above
# 4000 pg/mL, though it is 4200. To add a millimetre makes 5.2 ng/mL. The answer is a plain true or false. Only `=`
# looks at the unit, as a text, so that ng/mL and µg/L, which are one unit, are not equal. Where the limit has the
# result's own unit all is right, which is what a test is likely to hold.
# Seen: for 4.2 ng/mL, `value > 1 'ug/mL': fhirpath false, medplum true`, `value > 4000 'pg/mL': fhirpath true, medplum
# false`, `value > 4 'mm': fhirpath nothing, medplum true`, `value = 4.2 'ug/L': fhirpath true, medplum false`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent fhirpath@5.2.2 @medplum/core@4.5.2 >/dev/null
cat >limits.cjs <<'JS'
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');
const { evalFhirPath } = require('@medplum/core');

const marker = {
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '2857-1' }] },
  valueQuantity: { value: 4.2, unit: 'ng/mL', system: 'http://unitsofmeasure.org', code: 'ng/mL' },
};
const told = ([answer]) => answer ?? 'nothing';
for (const question of [
  "value > 4 'ng/mL'",
  "value > 1 'ug/mL'",
  "value > 4000 'pg/mL'",
  "value > 4 'mm'",
  "value = 4.2 'ug/L'",
]) {
  const byFhirpath = told(fhirpath.evaluate(marker, question, {}, r4));
  console.log(`${question}: fhirpath ${byFhirpath}, medplum ${told(evalFhirPath(question, marker))}`);
}
const [sum] = evalFhirPath("value + 1 'mm'", marker);
console.log(`value + 1 'mm': medplum ${sum.value} ${sum.unit}`);
JS
seen=$(node limits.cjs)
echo "$seen"
[ "$seen" = "value > 4 'ng/mL': fhirpath true, medplum true
value > 1 'ug/mL': fhirpath false, medplum true
value > 4000 'pg/mL': fhirpath true, medplum false
value > 4 'mm': fhirpath nothing, medplum true
value = 4.2 'ug/L': fhirpath true, medplum false
value + 1 'mm': medplum 5.2 ng/mL" ]
