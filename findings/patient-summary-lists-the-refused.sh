#!/usr/bin/env bash
# @imranq2/fhirpatientsummary 1.0.45, from the npm registry.
#
# A good guess: a maker of patient summaries (IPS) from FHIR takes into its tables what holds for the patient. A problem
# that is refuted or was entered in error is left out, or is marked. An order not to give a drug (`doNotPerform`) does
# not stand among the drugs, or it says so.
# What happens: the package does not look at either mark. A metastasis that was ruled out stands in the problem list
# beside the tumour, with nothing that tells them apart. "No metformin" is a row of the medicines like any other. It
# does look at other marks: a drug not taken, a procedure not done and a problem that is resolved are left out. So a
# test with those sees nothing.
# Seen: problems `Prostate cancer`, `Liver metastasis` (refuted) and `Lung cancer` (entered in error), and medicines
# `Bicalutamide` and `Metformin` (not to be given). `Pneumonia` (resolved) and `Aspirin` (not taken) are not there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @imranq2/fhirpatientsummary@1.0.45 >/dev/null
cat >summary.cjs <<'JS'
const { ComprehensiveIPSCompositionBuilder } = require('@imranq2/fhirpatientsummary');

const today = new Date().toISOString().slice(0, 10);
const subject = { reference: 'Patient/p' };
const status = (system, code) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});
const condition = (text, verification, clinical = 'active') => ({
  resourceType: 'Condition',
  subject,
  clinicalStatus: status('condition-clinical', clinical),
  verificationStatus: status('condition-ver-status', verification),
  code: { text },
  recordedDate: today,
});
const order = (text, doNotPerform) => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  doNotPerform,
  subject,
  medicationCodeableConcept: { text },
  authoredOn: today,
});
const patient = {
  resourceType: 'Patient',
  id: 'p',
  name: [{ family: 'MARTIN', given: ['Jean'] }],
  gender: 'male',
  birthDate: '1950-03-02',
};
const resources = [
  patient,
  condition('Prostate cancer', 'confirmed'),
  condition('Liver metastasis', 'refuted'),
  condition('Lung cancer', 'entered-in-error'),
  condition('Pneumonia', 'confirmed', 'resolved'),
  order('Bicalutamide', false),
  order('Metformin', true),
  {
    resourceType: 'MedicationStatement',
    status: 'not-taken',
    subject,
    medicationCodeableConcept: { text: 'Aspirin' },
    effectivePeriod: { start: today },
  },
].map((resource, i) => ({ resource: { id: `r${i}`, ...resource } }));
console.info = () => {};
const print = console.log;
console.log = () => {};
(async () => {
  const builder = new ComprehensiveIPSCompositionBuilder().setPatient(patient);
  await builder.readBundleAsync({ resourceType: 'Bundle', type: 'collection', entry: resources }, 'Europe/Paris');
  const { entry } = await builder.buildBundleAsync('chu', 'CHU', 'https://example.org/', 'Europe/Paris');
  for (const { title, text } of entry[0].resource.section) {
    if (!/^(Problem|Medication)/.test(title)) continue;
    for (const row of text.div.split('</tr>')) {
      const words = row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      const name = words.match(/Prostate cancer|Liver metastasis|Lung cancer|Pneumonia|Bicalutamide|Metformin|Aspirin/);
      if (name) print(`${title}: ${words.replace(/[\d/-]{8,}/, '').trim()}`);
    }
  }
})();
JS
seen=$(node summary.cjs)
echo "$seen"
[ "$seen" = 'Problem List: Prostate cancer
Problem List: Liver metastasis
Problem List: Lung cancer
Medication Summary: Request Bicalutamide
Medication Summary: Request Metformin' ]
