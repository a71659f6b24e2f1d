#!/usr/bin/env bash
# @imranq2/fhirpatientsummary 1.0.45, from the npm registry.
#
# A good guess: a maker of patient summaries (IPS) from FHIR puts the laboratory results into its table. It says that it
# keeps one for each name, "using code mapping", and those of two years, and that it counts the older ones. So each test
# has a row, with its last value.
# What happens: only tests on the package's own list of codes have a row. CEA, CA 15-3 and CA 125 are not on it.
# They are neither in the table nor counted, and alone they leave a heading over nothing. PSA is on it, with total and
# free PSA as one test. So a free PSA of the next day takes the place of the total, and 0.4 stands where 12 is meant.
# Blood counts and the like are right, so that a test with those sees nothing.
# Seen: of haemoglobin, CEA, CA 15-3 and total PSA, `Haemoglobin 13 g/dL, PSA 12 ng/mL`; of CEA alone, `nothing`; of
# total PSA and a free one of the day after, `Free PSA 0.4 ng/mL`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @imranq2/fhirpatientsummary@1.0.45 >/dev/null
cat >summary.cjs <<'JS'
const { ComprehensiveIPSCompositionBuilder } = require('@imranq2/fhirpatientsummary');

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const laboratory = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
};
const result = (code, text, value, unit, days = 10) => ({
  resourceType: 'Observation',
  id: `o${code}`,
  status: 'final',
  category: [laboratory],
  code: { coding: [{ system: 'http://loinc.org', code }], text },
  subject: { reference: 'Patient/p' },
  effectiveDateTime: daysAgo(days),
  valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
});
const patient = {
  resourceType: 'Patient',
  id: 'p',
  name: [{ family: 'MARTIN', given: ['Jean'] }],
  gender: 'male',
  birthDate: '1950-03-02',
};
const haemoglobin = result('718-7', 'Haemoglobin', 13, 'g/dL');
const cea = result('2039-6', 'CEA', 48, 'ng/mL');
const ca153 = result('6875-9', 'CA 15-3', 120, 'U/mL');
const psa = result('2857-1', 'PSA', 12, 'ng/mL');
const freePsa = result('10886-0', 'Free PSA', 0.4, 'ng/mL', 9);
const print = console.log;
console.log = () => {};
console.info = () => {};
(async () => {
  for (const results of [[haemoglobin, cea, ca153, psa], [cea], [psa, freePsa]]) {
    const entries = [patient, ...results].map((resource) => ({ resource }));
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: entries };
    const builder = new ComprehensiveIPSCompositionBuilder().setPatient(patient);
    await builder.readBundleAsync(bundle, 'Europe/Paris');
    const { entry } = await builder.buildBundleAsync('chu', 'CHU', 'https://example.org/', 'Europe/Paris');
    const { text } = entry[0].resource.section.find(({ title }) => title.startsWith('Results'));
    const rows = [...text.div.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
      .map(([, row]) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell.trim()))
      .filter((cells) => cells.length)
      .map(([name, , value]) => `${name} ${value}`);
    print(`${results.map(({ code }) => code.text).join(', ')}: ${rows.join(', ') || 'nothing'}`);
    print(`counted below: ${/older|additional/i.test(text.div.split('</table>').at(-1)) ? 'some' : 'none'}`);
  }
})();
JS
seen=$(node summary.cjs)
echo "$seen"
[ "$seen" = 'Haemoglobin, CEA, CA 15-3, PSA: Haemoglobin 13 g/dL, PSA 12 ng/mL
counted below: none
CEA: nothing
counted below: none
PSA, Free PSA: Free PSA 0.4 ng/mL
counted below: none' ]
