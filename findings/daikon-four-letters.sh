#!/usr/bin/env bash
# daikon 1.2.46, reading what dcmjs 0.51.1 writes; dicom-parser 1.8.21 beside; from the npm registry.
#
# A good guess: a DICOM reader gives a text as it stands in the file, up to the length that its kind may have. For a
# long text (LT, such as the patient's history and comments) that is 10,240 characters.
# What happens: every long text ends after four characters. The reader asks for the greatest length of an attribute tag
# (AT) where it means LT. What is left may look whole: of `cT2 N1 M1` it is `cT2`, and of « Pas d'allergie » it is «
# Pas ». Short texts (ST) and long strings (LO) are whole. An unlimited text (UT, as in structured reports) is not read
# as text at all. Its letters are taken for the tag and the length of an element within.
# Seen: `LT: cT2`, `ST: cT2 N1 M1`, `LO: cT2 N1 M1`, `UT: not a text`; `cT2 N1 M1` each time from dicom-parser.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent daikon@1.2.46 dcmjs@0.51.1 dicom-parser@1.8.21 >/dev/null
cat >texts.cjs <<'JS'
const { Series } = require('daikon');
const { DicomDict } = require('dcmjs').data;
const { parseDicom } = require('dicom-parser');

const text = 'cT2 N1 M1';
const file = new DicomDict({
  '00020002': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.88.11'] },
  '00020003': { vr: 'UI', Value: ['1.2.3.4'] },
  '00020010': { vr: 'UI', Value: ['1.2.840.10008.1.2.1'] },
});
file.dict = {
  '00081030': { vr: 'LO', Value: [text] },
  '001021B0': { vr: 'LT', Value: [text] },
  '00204000': { vr: 'LT', Value: [text] },
  '0040A160': { vr: 'UT', Value: [text] },
  '00420010': { vr: 'ST', Value: [text] },
};
const bytes = file.write();
const { tags } = Series.parseImage(new DataView(bytes));
const parsed = parseDicom(new Uint8Array(bytes));
for (const [name, tag] of [
  ['StudyDescription (LO)', '00081030'],
  ['AdditionalPatientHistory (LT)', '001021B0'],
  ['ImageComments (LT)', '00204000'],
  ['DocumentTitle (ST)', '00420010'],
  ['TextValue (UT)', '0040A160'],
]) {
  const [read] = tags[tag].value;
  const shown = typeof read === 'string' ? read : 'not a text';
  console.log(`${name}: daikon ${shown}, dicom-parser ${parsed.string(`x${tag.toLowerCase()}`)}`);
}
JS
seen=$(node texts.cjs)
echo "$seen"
[ "$seen" = 'StudyDescription (LO): daikon cT2 N1 M1, dicom-parser cT2 N1 M1
AdditionalPatientHistory (LT): daikon cT2, dicom-parser cT2 N1 M1
ImageComments (LT): daikon cT2, dicom-parser cT2 N1 M1
DocumentTitle (ST): daikon cT2 N1 M1, dicom-parser cT2 N1 M1
TextValue (UT): daikon not a text, dicom-parser cT2 N1 M1' ]
