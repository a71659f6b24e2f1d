#!/usr/bin/env bash
# zxing-wasm 3.1.6 and @zxing/library 0.21.3, reading what bwip-js 4.11.4 draws (pngjs 7.0.0 beside); from the npm
# registry.
#
# A good guess: the `text` of a DataMatrix that was read holds the characters that it was made of. The French identity
# symbol (INS) ends each name by the control character GS (0x1D), so that a reader cuts the text there.
# What happens: zxing-wasm spells each GS as the four characters `<GS>`, and a name has room for them. No separator is
# left: the given name swallows the family name, the sex and the birth date. For it takes the text for human eyes by
# default (its option `textMode` is `HRI`), also where the symbol is not of GS1. A symbol without GS reads the same in
# every mode, so a test with one name sees nothing. `bytes` holds 0x1D, and `textMode: 'Plain'` gives it.
# @zxing/library gives it as it is.
# Seen: `zxing-wasm: 1 part`, whose end is `S3JEANNE<GS>S4MARTIN<GS>S5FS602-03-1950`, `zxing-wasm, Plain: 3 parts` and
# `@zxing/library: 3 parts`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent zxing-wasm@3.1.6 @zxing/library@0.21.3 bwip-js@4.11.4 pngjs@7.0.0 >/dev/null
cat >identity.cjs <<'JS'
const { readFileSync } = require('node:fs');
const { prepareZXingModule, readBarcodes } = require('zxing-wasm/reader');
const { BinaryBitmap, DecodeHintType, HybridBinarizer, MultiFormatReader, RGBLuminanceSource } = require('@zxing/library');
const { toBuffer } = require('bwip-js');
const { PNG } = require('pngjs');

const GS = '\x1D';
const identity =
  `IS01${'0'.repeat(22)}S1250037505612372S21.2.250.1.213.1.4.10` +
  `S3JEANNE${GS}S4MARTIN${GS}S5FS602-03-1950`;
const show = (name, text) => {
  const parts = text.split(GS);
  const shown = text.slice(text.indexOf('S3')).replaceAll(GS, '[0x1D]');
  console.log(`${name}: ${parts.length} part${parts.length > 1 ? 's' : ''}, ${shown}`);
};

async function main() {
  const wasmBinary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  const png = await toBuffer({ bcid: 'datamatrix', text: identity, scale: 4, padding: 10, backgroundcolor: 'FFFFFF' });

  const formats = ['DataMatrix'];
  show('zxing-wasm', (await readBarcodes(png, { formats }))[0].text);
  show('zxing-wasm, Plain', (await readBarcodes(png, { formats, textMode: 'Plain' }))[0].text);

  const { data, width, height } = PNG.sync.read(png);
  const grey = Uint8ClampedArray.from({ length: width * height }, (_, i) => data[4 * i]);
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
  const read = new MultiFormatReader().decode(bitmap, new Map([[DecodeHintType.PURE_BARCODE, true]]));
  show('@zxing/library', read.getText());
}
main();
JS
seen=$(node identity.cjs)
echo "$seen"
[ "$seen" = 'zxing-wasm: 1 part, S3JEANNE<GS>S4MARTIN<GS>S5FS602-03-1950
zxing-wasm, Plain: 3 parts, S3JEANNE[0x1D]S4MARTIN[0x1D]S5FS602-03-1950
@zxing/library: 3 parts, S3JEANNE[0x1D]S4MARTIN[0x1D]S5FS602-03-1950' ]
