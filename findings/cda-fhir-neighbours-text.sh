#!/usr/bin/env bash
# cda-fhir 2.0.0, from the npm registry.
#
# A good guess: a converter of CDA results into FHIR knows the plain kinds of value: quantity, text, code and whole
# number. What it does not know it refuses, or leaves without a value.
# What happens: a whole number (INT) and an interval (IVL_PQ, as for "below 0.1") come out as the text that was read
# last, wherever it stood. Zero positive nodes after a Gleason score are "4+3=7" nodes, and a PSA that cannot be
# detected gets the title of its section. There is no remark. Quantities, texts and codes are right, so that a file with
# common laboratory results sees nothing.
# Seen: of a section « Pathology » with Gleason 4+3=7 (ST), 0 positive nodes (INT), 12 mm (PQ) and PSA below 0.1
# (IVL_PQ): `Gleason score: 4+3=7`, `Positive nodes: 4+3=7`, `Size: 12 mm`, `PSA: 4+3=7`. With PSA as the first: `PSA:
# Pathology`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent cda-fhir@2.0.0 >/dev/null
cat >results.cjs <<'JS'
const { Readable } = require('node:stream');
const { CcdaParserStream } = require('cda-fhir');

const templates = (...ids) => ids.map((id) => `<templateId root="2.16.840.1.113883.10.20.22.${id}"/>`).join('');
const loinc = (code, name) => `<code code="${code}" displayName="${name}" codeSystem="2.16.840.1.113883.6.1"/>`;
const result = ([code, name, value]) => `<component><observation classCode="OBS" moodCode="EVN">
  ${templates('4.2')}<id root="1.2.5" extension="${code}"/>${loinc(code, name)}
  <statusCode code="completed"/><effectiveTime value="20260302"/>${value}
</observation></component>`;
const document = (results) => `<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>${templates('1.1', '1.2')}<id root="1.2.3"/>
  ${loinc('34133-9', 'Summary')}<title>RCP</title><effectiveTime value="20260302"/>
  <recordTarget><patientRole><id root="1.2" extension="1"/><patient>
    <name><given>Jean</given><family>MARTIN</family></name>
    <administrativeGenderCode code="M" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19500302"/>
  </patient></patientRole></recordTarget>
  <component><structuredBody><component><section>
    ${templates('2.3', '2.3.1')}${loinc('30954-2', 'Results')}<title>Pathology</title><text/>
    <entry><organizer classCode="BATTERY" moodCode="EVN">
      ${templates('4.1')}<id root="1.2.4"/>${loinc('22637-3', 'Report')}<statusCode code="completed"/>
      ${results.map(result).join('')}
    </organizer></entry>
  </section></component></structuredBody></component>
</ClinicalDocument>`;

const gleason = ['35266-6', 'Gleason score', '<value xsi:type="ST">4+3=7</value>'];
const nodes = ['21893-3', 'Positive nodes', '<value xsi:type="INT" value="0"/>'];
const size = ['33728-7', 'Size', '<value xsi:type="PQ" value="12" unit="mm"/>'];
const psa = ['2857-1', 'PSA', '<value xsi:type="IVL_PQ"><high value="0.1" unit="ng/mL" inclusive="false"/></value>'];
(async () => {
  for (const results of [
    [gleason, nodes, size, psa],
    [psa, gleason],
  ]) {
    for await (const bundle of Readable.from([document(results)]).pipe(new CcdaParserStream())) {
      for (const { resource } of bundle.entry) {
        if (resource.resourceType !== 'Observation') continue;
        const { code, valueQuantity, valueString } = resource;
        const value = valueQuantity ? `${valueQuantity.value} ${valueQuantity.unit}` : valueString;
        console.log(`${code.coding[0].display}: ${value}`);
      }
    }
  }
})();
JS
seen=$(node results.cjs)
echo "$seen"
[ "$seen" = 'Gleason score: 4+3=7
Positive nodes: 4+3=7
Size: 12 mm
PSA: 4+3=7
PSA: Pathology
Gleason score: 4+3=7' ]
