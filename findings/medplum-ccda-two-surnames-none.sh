#!/usr/bin/env bash
# @medplum/ccda 4.5.2, with cda-fhir 2.0.0 and @amida-tech/blue-button 1.10.11 beside, from the npm registry.
#
# A good guess: a name in CDA R2 may hold several surnames, each with its mark. French documents mostly hold two, as the
# official samples do: that of the birth certificate (`BR`) and the one in use (`CL`), which is often the same. A FHIR
# name has one surname and a use, so a converter makes two names, or takes one of them.
# What happens: with two surnames Medplum's converter gives none. The patient has given names only, and those of both
# kinds stand in one row without their marks. With one surname it is there, so that a test with an American document
# sees nothing. The other two readers give both surnames without their marks, or the one that stands first. And the
# street is gone in all three: they know the address's line (`streetAddressLine`), but not the number and the street
# (`houseNumber`, `streetName`), which the schema has beside it and the French samples use. Town and postcode stay, so
# that the address looks like a short one. None has a message.
# Seen: for DURAND by birth and MARTIN in use, `medplum: ANNE MARIE ANNE ANNE (no surname), 30000 NIMES`, `cda-fhir: ANNE
# MARIE ANNE ANNE DURAND MARTIN, 30000 NIMES` and `blue-button: ANNE MARIE ANNE ANNE DURAND, 30000 NIMES`. With one
# surname and a line, `medplum: ANNE DURAND, 28 rue des Lilas 30000 NIMES`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @medplum/ccda@4.5.2 cda-fhir@2.0.0 @amida-tech/blue-button@1.10.11 >/dev/null
cat >identity.cjs <<'JS'
const { Readable } = require('node:stream');
const blueButton = require('@amida-tech/blue-button');
const { convertCcdaToFhir, convertXmlToCcda } = require('@medplum/ccda');
const { CcdaParserStream } = require('cda-fhir');

const templates = ['1.1', '1.2'].map((id) => `<templateId root="2.16.840.1.113883.10.20.22.${id}"/>`).join('');
const document = (street, name) => `<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>${templates}<id root="1.2.3"/>
  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>RCP</title><effectiveTime value="20260302"/>
  <recordTarget><patientRole><id root="1.2" extension="1"/>
    <addr>${street}<postalCode>30000</postalCode><city>NIMES</city></addr>
    <patient><name>${name}</name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19790328"/>
    </patient>
  </patientRole></recordTarget>
  <component><structuredBody></structuredBody></component>
</ClinicalDocument>`;
const line = '<streetAddressLine>28 rue des Lilas</streetAddressLine>';
const parts = '<houseNumber>28</houseNumber><streetName>rue des Lilas</streetName>';
const french = `<family qualifier="BR">DURAND</family><given>ANNE MARIE</given><given qualifier="BR">ANNE</given>
  <family qualifier="CL">MARTIN</family><given qualifier="CL">ANNE</given>`;

const told = (given, family, street, postcode, town) => {
  const surname = [family].flat().filter(Boolean).join(' ') || '(no surname)';
  return `${given.join(' ')} ${surname}, ${[...(street ?? []), postcode, town].join(' ')}`;
};
const fromFhir = ({ entry }) => {
  const { name, address } = entry.map(({ resource }) => resource).find((one) => one.resourceType === 'Patient');
  if (name.length > 1 || address.length > 1) throw new Error('several names or addresses');
  const [{ given, family }, { line: street, postalCode, city }] = [name[0], address[0]];
  return told(given, family, street, postalCode, city);
};
(async () => {
  for (const xml of [document(line, '<given>ANNE</given><family>DURAND</family>'), document(parts, french)]) {
    console.log(`medplum: ${fromFhir(convertCcdaToFhir(convertXmlToCcda(xml)))}`);
    for await (const bundle of Readable.from([xml]).pipe(new CcdaParserStream())) {
      console.log(`cda-fhir: ${fromFhir(bundle)}`);
    }
    const { name, addresses } = blueButton.parseString(xml).data.demographics;
    const [{ street_lines: street, zip, city }] = addresses;
    console.log(`blue-button: ${told([name.first, ...(name.middle ?? [])], name.last, street, zip, city)}`);
  }
})();
JS
seen=$(node identity.cjs)
echo "$seen"
[ "$seen" = 'medplum: ANNE DURAND, 28 rue des Lilas 30000 NIMES
cda-fhir: ANNE DURAND, 28 rue des Lilas 30000 NIMES
blue-button: ANNE DURAND, 28 rue des Lilas 30000 NIMES
medplum: ANNE MARIE ANNE ANNE (no surname), 30000 NIMES
cda-fhir: ANNE MARIE ANNE ANNE DURAND MARTIN, 30000 NIMES
blue-button: ANNE MARIE ANNE ANNE DURAND, 30000 NIMES' ]
