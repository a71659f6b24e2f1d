#!/usr/bin/env bash
# fhirpath 5.2.2 and @medplum/core 4.5.2, from the npm registry.
#
# A good guess: `repeat(item)` visits every item of a FHIR questionnaire's answers, at any depth. So counting or adding up
# the answers to a question that stands in several groups gives what the paths written out give. An engine that lacks a
# function says so.
# What happens: fhirpath keeps of two items that are equal in content only one, wherever they stand. (The language's text
# says so in half a sentence.) Of two courses with the same dose one dose is left, and the sum is half. With different
# doses all is well, which is what a test is likely to hold. `descendants()` keeps both. @medplum/core knows the words
# `repeat` and `descendants` but does nothing for them: both are empty without an error, and the count is 0.
# Seen: of two courses of 50 mg, `fhirpath, written out: 2 doses, 100 mg`, `fhirpath, repeat: 1 doses, 50 mg`,
# `medplum, written out: 2 doses`, `medplum, repeat: 0 doses`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent fhirpath@5.2.2 @medplum/core@4.5.2 >/dev/null
cat >courses.cjs <<'JS'
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');
const { evalFhirPath } = require('@medplum/core');

const course = (cycle, dose) => ({
  linkId: `course-${cycle}`,
  item: [
    { linkId: 'cycle', answer: [{ valueInteger: cycle }] },
    { linkId: 'dose', answer: [{ valueInteger: dose }] },
  ],
});
const answers = (...doses) => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item: doses.map((dose, i) => course(i + 1, dose)),
});
const doses = (path) => `${path}.where(linkId = 'dose')`;
const byFhirpath = (resource, path) => {
  const [count] = fhirpath.evaluate(resource, `${doses(path)}.count()`, {}, r4);
  const [sum] = fhirpath.evaluate(resource, `${doses(path)}.answer.value.sum()`, {}, r4);
  return `${count} doses, ${sum} mg`;
};
const equal = answers(50, 50);

console.log(`fhirpath, written out: ${byFhirpath(equal, 'item.item')}`);
console.log(`fhirpath, repeat: ${byFhirpath(equal, 'repeat(item)')}`);
console.log(`fhirpath, descendants: ${byFhirpath(equal, 'descendants()')}`);
console.log(`fhirpath, repeat, 50 and 60 mg: ${byFhirpath(answers(50, 60), 'repeat(item)')}`);
for (const [name, path] of [['written out', 'item.item'], ['repeat', 'repeat(item)'], ['descendants', 'descendants()']]) {
  console.log(`medplum, ${name}: ${evalFhirPath(`${doses(path)}.count()`, equal)} doses`);
}
JS
seen=$(node courses.cjs)
echo "$seen"
[ "$seen" = 'fhirpath, written out: 2 doses, 100 mg
fhirpath, repeat: 1 doses, 50 mg
fhirpath, descendants: 2 doses, 100 mg
fhirpath, repeat, 50 and 60 mg: 2 doses, 110 mg
medplum, written out: 2 doses
medplum, repeat: 0 doses
medplum, descendants: 0 doses' ]
