#!/usr/bin/env bash
# @medplum/core 4.5.2, with fhirpath 5.2.2 beside, from the npm registry. Version 5.2.13, made for Node 22, gave the
# same.
#
# A good guess: FHIRPath adds a time to a date, `effective + 3 weeks`, and takes one off, `today() - 18 years`. An
# engine that does not know it says so, as this one does for `sum()`.
# What happens: the number is set behind the date. Three weeks after 2026-03-02 is `2026-03-023`, and 75 years after a
# birth is `1950-03-0275`. Such a text is compared letter by letter. So "older than 75" is true from the day of birth,
# and a check that is due in a year is overdue today. To take off gives NaN, and both comparisons with it are false.
# There is no error. Comparing two dates without reckoning is right.
# Seen: `effective + 3 weeks: fhirpath 2026-03-23, medplum 2026-03-023`, `effective + 1 year < @2026-11-30: fhirpath
# false, medplum true`, `effective > @2026-11-30 - 1 year: fhirpath true, medplum false`, and medplum false with `<=`
# too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent fhirpath@5.2.2 @medplum/core@4.5.2 >/dev/null
cat >dates.cjs <<'JS'
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');
const { evalFhirPath } = require('@medplum/core');

const scan = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'CT' },
  effectiveDateTime: '2026-03-02',
};
for (const question of [
  'effective < @2026-11-30',
  'effective + 3 weeks',
  'effective + 1 year < @2026-11-30',
  '@2026-11-30 - 1 year',
  'effective > @2026-11-30 - 1 year',
  'effective <= @2026-11-30 - 1 year',
]) {
  const [byFhirpath] = fhirpath.evaluate(scan, question, {}, r4);
  console.log(`${question}: fhirpath ${byFhirpath}, medplum ${evalFhirPath(question, scan)[0]}`);
}
JS
seen=$(node dates.cjs)
echo "$seen"
[ "$seen" = 'effective < @2026-11-30: fhirpath true, medplum true
effective + 3 weeks: fhirpath 2026-03-23, medplum 2026-03-023
effective + 1 year < @2026-11-30: fhirpath false, medplum true
@2026-11-30 - 1 year: fhirpath 2025-11-30, medplum NaN
effective > @2026-11-30 - 1 year: fhirpath true, medplum false
effective <= @2026-11-30 - 1 year: fhirpath false, medplum false' ]
