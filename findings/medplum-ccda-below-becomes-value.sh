#!/usr/bin/env bash
# @medplum/ccda 4.5.2, from the npm registry. Version 5.1.10, made for Node 22, gave the same on 20 with a stand-in
# for WebSocket.
#
# A good guess: a FHIR result "below 0.1" (`comparator: '<'`) becomes in CDA an interval with an upper end, or a text.
# A result that is marked as entered in error is left out, or is written with a status that says so. What the converter
# cannot say in CDA, it refuses or leaves empty.
# What happens: the comparator is passed over, and CDA holds the measured value 0.1. A PSA that cannot be detected
# after surgery becomes one that can, and "above 1000" becomes 1000. The status of every result is `completed`,
# whatever it was. So a mistaken result comes out as a good one, and a preliminary one as the last word. On the way
# back all are `final`. A plain final result is right, so that a test with one sees nothing.
# Seen: `< 0.1, final: CDA 0.1, completed; back: 0.1, final` and `48, entered-in-error: CDA 48, completed; back: 48,
# final`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @medplum/ccda@4.5.2 >/dev/null
cat >results.cjs <<'JS'
const { convertCcdaToFhir, convertCcdaToXml, convertFhirToCcda, convertXmlToCcda } = require('@medplum/ccda');

const loinc = (code) => ({ coding: [{ system: 'http://loinc.org', code }] });
const laboratory = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
};
const document = (status, quantity) => ({
  resourceType: 'Bundle',
  type: 'document',
  entry: [
    {
      resourceType: 'Composition',
      id: 'composition',
      status: 'final',
      type: loinc('34133-9'),
      subject: { reference: 'Patient/patient' },
      date: '2026-03-02T10:00:00Z',
      author: [{ reference: 'Practitioner/author' }],
      title: 'Results',
      section: [{ title: 'Results', code: loinc('30954-2'), entry: [{ reference: 'Observation/psa' }] }],
    },
    {
      resourceType: 'Patient',
      id: 'patient',
      identifier: [{ system: 'urn:oid:1.2.250.1.213.1.4.10', value: '150037505612325' }],
      name: [{ family: 'MARTIN', given: ['Jean'] }],
      gender: 'male',
      birthDate: '1950-03-02',
    },
    { resourceType: 'Practitioner', id: 'author', name: [{ family: 'DURAND', given: ['Anne'] }] },
    {
      resourceType: 'Observation',
      id: 'psa',
      status,
      category: [laboratory],
      code: loinc('2857-1'),
      subject: { reference: 'Patient/patient' },
      effectiveDateTime: '2026-03-02T10:00:00Z',
      valueQuantity: { ...quantity, unit: 'ng/mL', system: 'http://unitsofmeasure.org', code: 'ng/mL' },
    },
  ].map((resource) => ({ resource })),
});

for (const [status, quantity] of [
  ['final', { value: 4.2 }],
  ['final', { value: 0.1, comparator: '<' }],
  ['final', { value: 1000, comparator: '>' }],
  ['preliminary', { value: 12 }],
  ['entered-in-error', { value: 48 }],
]) {
  const xml = convertCcdaToXml(convertFhirToCcda(document(status, quantity)));
  const [observation] = xml.match(/<observation[ >][\s\S]*?<\/observation>/);
  const [, value] = observation.match(/<value [^>]*value="([^"]*)"/);
  const [, code] = observation.match(/<statusCode code="([^"]*)"/);
  const back = convertCcdaToFhir(convertXmlToCcda(xml)).entry
    .map(({ resource }) => resource)
    .find((resource) => resource.resourceType === 'Observation' && resource.valueQuantity);
  const sign = (comparator) => (comparator ? `${comparator} ` : '');
  const { valueQuantity } = back;
  console.log(
    `${sign(quantity.comparator)}${quantity.value}, ${status}: CDA ${value}, ${code}; ` +
      `back: ${sign(valueQuantity.comparator)}${valueQuantity.value}, ${back.status}`,
  );
}
JS
seen=$(node results.cjs)
echo "$seen"
[ "$seen" = '4.2, final: CDA 4.2, completed; back: 4.2, final
< 0.1, final: CDA 0.1, completed; back: 0.1, final
> 1000, final: CDA 1000, completed; back: 1000, final
12, preliminary: CDA 12, completed; back: 12, final
48, entered-in-error: CDA 48, completed; back: 48, final' ]
