#!/usr/bin/env bash
# @cornerstonejs/calculate-suv 1.1.0, from the npm registry.
#
# A good guess: the library turns a PET scan into uptake values (SUV) by its DICOM header. Its types ask for
# DecayCorrection, for that says which dose the pixels go with. START means the dose left when the scan began. ADMIN
# means the dose as it was injected, since the machine has undone the decay already. The factor follows, or what is not
# supported is refused.
# What happens: DecayCorrection is only compared between the slices. The dose is decayed to the start of the scan
# whatever it says. The recipe that its README follows (QIBA) gives a factor for START only, and none for others. With
# fluorine 18 and an hour's wait, an uptake of 4.0 becomes 5.8, which looks as likely. A test with a START scan sees
# nothing. The units are heeded only in part too. For pixels that are uptake values already (GML) the factor by weight
# is 1, as it should be. Those by lean mass and by surface still divide by the dose in becquerels: 0.0002 where about
# 0.7 is meant.
# Seen: one region of 20,000 Bq/mL, 70 kg, 350 MBq: `START: SUV 5.8`, `ADMIN: SUV 5.8`, and `ADMIN, by the definition:
# SUV 4.0`. For GML, `by weight 1, by lean mass 0.0002`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @cornerstonejs/calculate-suv@1.1.0 >/dev/null
cat >suv.cjs <<'JS'
const { calculateSUVScalingFactors } = require('@cornerstonejs/calculate-suv');

const slice = {
  CorrectedImage: ['NORM', 'DTIM', 'ATTN', 'SCAT', 'DECY'],
  DecayCorrection: 'START',
  Units: 'BQML',
  RadionuclideHalfLife: 6586.2,
  RadionuclideTotalDose: 350e6,
  RadiopharmaceuticalStartDateTime: '20260302090000',
  SeriesDate: '20260302',
  SeriesTime: '100000',
  AcquisitionDate: '20260302',
  AcquisitionTime: '100000',
  PatientWeight: 70,
  PatientSex: 'F',
  PatientSize: 1.65,
};
const factors = (change) => calculateSUVScalingFactors([{ ...slice, ...change }])[0];

const region = 20000; // Bq/mL
for (const DecayCorrection of ['START', 'ADMIN']) {
  console.log(`${DecayCorrection}: SUV ${(region * factors({ DecayCorrection }).suvbw).toFixed(1)}`);
}
const defined = (region * slice.PatientWeight * 1000) / slice.RadionuclideTotalDose;
console.log(`ADMIN, by the definition: SUV ${defined.toFixed(1)}`);
const { suvbw, suvlbm } = factors({ Units: 'GML' });
console.log(`GML: by weight ${suvbw}, by lean mass ${suvlbm.toFixed(4)}`);
JS
seen=$(node suv.cjs)
echo "$seen"
[ "$seen" = 'START: SUV 5.8
ADMIN: SUV 5.8
ADMIN, by the definition: SUV 4.0
GML: by weight 1, by lean mass 0.0002' ]
