#!/usr/bin/env bash
# @medplum/ccda 4.5.2, from the npm registry. Version 5.1.10, made for Node 22, gave the same on 20 with a stand-in
# for WebSocket.
#
# A good guess: a date that CDA gives to the month (`195003`, `201911`) becomes the FHIR date `1950-03`, `2019-11`.
# Both formats have dates of a year or of a month, for births that are not known to the day and for diagnoses from
# memory. A converter that keeps full dates only would say the year, or nothing.
# What happens: with fewer than eight figures the month in the file is dropped and the first of January is put in its
# place. The result looks like a full date, and nothing tells that the month was lost. The converter's way back writes
# it as a full date as well. A date to the day is right, so that a test with one sees nothing.
# Seen: `birth 195003: 1950-01-01`, `onset 201911: 2019-01-01T00:00:00Z`, `birth 19500302: 1950-03-02`, and on the way
# back `195003 comes back as 19500101`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @medplum/ccda@4.5.2 >/dev/null
cat >dates.cjs <<'JS'
const { convertCcdaToFhir, convertFhirToCcda, convertXmlToCcda } = require('@medplum/ccda');

const document = (birth, onset) => `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="2.16.840.1.113883.10.20.22.1.1"/>
  <id root="1.2.3" extension="1"/>
  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/>
  <title>Problems</title>
  <effectiveTime value="20260302"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <recordTarget><patientRole>
    <id root="1.2.250.1.213.1.4.10" extension="250037505612372"/>
    <addr nullFlavor="UNK"/><telecom nullFlavor="UNK"/>
    <patient>
      <name use="L"><given>Jeanne</given><family>MARTIN</family></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
      <birthTime value="${birth}"/>
    </patient>
  </patientRole></recordTarget>
  <component><structuredBody><component><section>
    <templateId root="2.16.840.1.113883.10.20.22.2.5.1"/>
    <code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/>
    <title>Problems</title>
    <text>Breast cancer</text>
    <entry><act classCode="ACT" moodCode="EVN">
      <templateId root="2.16.840.1.113883.10.20.22.4.3"/>
      <id root="1.2.4"/>
      <code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
      <statusCode code="active"/>
      <effectiveTime><low value="${onset}"/></effectiveTime>
      <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
        <templateId root="2.16.840.1.113883.10.20.22.4.4"/>
        <id root="1.2.5"/>
        <code code="55607006" codeSystem="2.16.840.1.113883.6.96"/>
        <statusCode code="completed"/>
        <effectiveTime><low value="${onset}"/></effectiveTime>
        <value xsi:type="CD" code="254837009" codeSystem="2.16.840.1.113883.6.96"/>
      </observation></entryRelationship>
    </act></entry>
  </section></component></structuredBody></component>
</ClinicalDocument>`;

for (const [birth, onset] of [['195003', '201911'], ['19500302', '20191104']]) {
  const bundle = convertCcdaToFhir(convertXmlToCcda(document(birth, onset)));
  const of = (type) => bundle.entry.map(({ resource }) => resource).find(({ resourceType }) => resourceType === type);
  console.log(`birth ${birth}: ${of('Patient').birthDate}`);
  console.log(`onset ${onset}: ${of('Condition').onsetDateTime}`);
  const back = convertFhirToCcda(bundle).recordTarget[0].patientRole.patient.birthTime['@_value'];
  console.log(`${birth} comes back as ${back}`);
}
JS
seen=$(node dates.cjs)
echo "$seen"
[ "$seen" = 'birth 195003: 1950-01-01
onset 201911: 2019-01-01T00:00:00Z
195003 comes back as 19500101
birth 19500302: 1950-03-02
onset 20191104: 2019-11-04T00:00:00Z
19500302 comes back as 19500302' ]
