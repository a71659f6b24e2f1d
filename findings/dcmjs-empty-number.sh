#!/usr/bin/env bash
# dcmjs 0.51.1 with dicom-parser 1.8.21, from the npm registry.
#
# A good guess: an element of a DICOM file that is there without a value is read as nothing, whatever its kind: no value,
# null or undefined. Length 0 is DICOM's way to say that a value is not known.
# What happens: it depends on how the kind is written. Numbers in letters (DS, IS) are read as null. Every kind of binary
# number (US, SS, UL, SL, FL, FD) is read as the number 0, in the data set by tag and in the one by names. A b-value of 0
# is a usual one in diffusion, and a duration or a thickness of 0 looks measured. Nothing is left that tells it from a zero
# in the file. The file that dcmjs wrote is right: dicom-parser reads the same bytes as empty.
# Seen: `DiffusionBValue (FD): 0 bytes in the file, read as 0`, the same for `PregnancyStatus (US)`, and
# `PatientWeight (DS): 0 bytes in the file, read as null`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent dcmjs@0.51.1 dicom-parser@1.8.21 >/dev/null
cat >empty.cjs <<'JS'
const { DicomDict, DicomMessage, DicomMetaDictionary } = require('dcmjs').data;
const { parseDicom } = require('dicom-parser');

const file = new DicomDict({
  '00020002': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.4.1'] },
  '00020003': { vr: 'UI', Value: ['1.2.3.4'] },
  '00020010': { vr: 'UI', Value: ['1.2.840.10008.1.2.1'] },
});
file.dict = {
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'MARTIN^Jeanne' }] },
  '00101030': { vr: 'DS', Value: [] },
  '001021C0': { vr: 'US', Value: [] },
  '00189087': { vr: 'FD', Value: [] },
};
const bytes = file.write();
const { elements } = parseDicom(new Uint8Array(bytes));
const named = DicomMetaDictionary.naturalizeDataset(DicomMessage.readFile(bytes).dict);
for (const [name, tag] of [
  ['DiffusionBValue', 'x00189087'],
  ['PregnancyStatus', 'x001021c0'],
  ['PatientWeight', 'x00101030'],
]) {
  const { vr, length } = elements[tag];
  console.log(`${name} (${vr}): ${length} bytes in the file, read as ${JSON.stringify(named[name])}`);
}
JS
seen=$(node empty.cjs)
echo "$seen"
[ "$seen" = 'DiffusionBValue (FD): 0 bytes in the file, read as 0
PregnancyStatus (US): 0 bytes in the file, read as 0
PatientWeight (DS): 0 bytes in the file, read as null' ]
