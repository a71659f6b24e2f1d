#!/usr/bin/env bash
# @medplum/ccda 4.5.2 and cda-fhir 2.0.0, from the npm registry. @medplum/ccda 5.1.10, made for Node 22, gave the same
# on 20 with a stand-in for WebSocket.
#
# A good guess: CDA says "no liver metastasis" with `negationInd="true"` on the problem's observation, and "not allergic
# to penicillin" in the same way. A converter into FHIR gives a problem that is refuted, or an absence, or leaves it
# out.
# What happens: neither converter looks at the mark. Medplum's gives a liver metastasis that is active, and sets
# "confirmed" for it, which no word of the file says. The allergy is active and confirmed too. cda-fhir gives both as
# active. With and without the mark the result is the same to the letter. A file of present problems is right.
# Seen: `problem: medplum active, confirmed; cda-fhir active` and `problem, negated: medplum active, confirmed; cda-fhir
# active`, and the same for the allergy.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @medplum/ccda@4.5.2 cda-fhir@2.0.0 >/dev/null
cat >absences.cjs <<'JS'
const { Readable } = require('node:stream');
const { CcdaParserStream } = require('cda-fhir');
const { convertCcdaToFhir, convertXmlToCcda } = require('@medplum/ccda');

const snomed = (code, name) => `code="${code}" displayName="${name}" codeSystem="2.16.840.1.113883.6.96"`;
const templates = (...ids) => ids.map((id) => `<templateId root="2.16.840.1.113883.10.20.22.${id}"/>`).join('');
const since = '<effectiveTime><low value="20260302"/></effectiveTime>';
const entry = (act, observation, negated, content) => `<entry>
  <act classCode="ACT" moodCode="EVN">
    ${templates(act)}<id root="1.2.5"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
    <statusCode code="active"/>${since}
    <entryRelationship typeCode="SUBJ">
      <observation classCode="OBS" moodCode="EVN"${negated ? ' negationInd="true"' : ''}>
        ${templates(observation)}<id root="1.2.6"/><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>
        <statusCode code="completed"/>${since}${content}
      </observation>
    </entryRelationship>
  </act>
</entry>`;
const section = (ids, code, content) => `<component><section>
  ${templates(...ids)}<code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title/><text/>${content}
</section></component>`;
const document = (negated) => `<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>${templates('1.1', '1.2')}<id root="1.2.3"/>
  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>RCP</title><effectiveTime value="20260302"/>
  <recordTarget><patientRole><id root="1.2" extension="1"/><patient>
    <name><given>Jean</given><family>MARTIN</family></name>
    <administrativeGenderCode code="M" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19500302"/>
  </patient></patientRole></recordTarget>
  <component><structuredBody>
    ${section(
      ['2.5', '2.5.1'],
      '11450-4',
      entry('4.3', '4.4', negated, `<value xsi:type="CD" ${snomed('94381002', 'Liver metastasis')}/>`),
    )}
    ${section(
      ['2.6', '2.6.1'],
      '48765-2',
      entry(
        '4.30',
        '4.7',
        negated,
        `<value xsi:type="CD" ${snomed('416098002', 'Drug allergy')}/>
         <participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">
           <code ${snomed('764146007', 'Penicillin')}/>
         </playingEntity></participantRole></participant>`,
      ),
    )}
  </structuredBody></component>
</ClinicalDocument>`;
const byMedplum = (xml) => convertCcdaToFhir(convertXmlToCcda(xml)).entry.map(({ resource }) => resource);
const byCdaFhir = async (xml) => {
  for await (const bundle of Readable.from([xml]).pipe(new CcdaParserStream())) {
    return bundle.entry.map(({ resource }) => resource);
  }
};
const told = (resources, type) => {
  const { clinicalStatus, status, verificationStatus } = resources.find(({ resourceType }) => resourceType === type);
  return [clinicalStatus ?? status, verificationStatus]
    .filter(Boolean)
    .map((word) => word.coding?.[0].code ?? word)
    .join(', ');
};
(async () => {
  for (const [name, type] of [
    ['problem', 'Condition'],
    ['allergy', 'AllergyIntolerance'],
  ]) {
    for (const negated of [false, true]) {
      const xml = document(negated);
      const answers = `medplum ${told(byMedplum(xml), type)}; cda-fhir ${told(await byCdaFhir(xml), type)}`;
      console.log(`${name}${negated ? ', negated' : ''}: ${answers}`);
    }
  }
})();
JS
seen=$(node absences.cjs)
echo "$seen"
[ "$seen" = 'problem: medplum active, confirmed; cda-fhir active
problem, negated: medplum active, confirmed; cda-fhir active
allergy: medplum active, confirmed; cda-fhir active
allergy, negated: medplum active, confirmed; cda-fhir active' ]
