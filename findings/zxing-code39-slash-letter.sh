#!/usr/bin/env bash
# zxing-wasm 3.1.6 (zxing-cpp), reading what bwip-js 4.11.4 draws; @zxing/library 0.21.3 beside; from the npm registry.
#
# A good guess: a laboratory's number in Code 39 is read as it is printed under the bars, `26/B01234`. The 43 characters
# of Code 39 (ISO/IEC 16388) hold the capitals, figures and `- . $ / + %`. The full ASCII use, in which `/B` is a quote
# mark, is for those who have agreed on it. The package's option `tryCode39ExtendedMode: false` turns it off.
# What happens: as soon as every `/ + $ %` of the number has a fitting letter behind it, the pair is read as another
# character. `26/B01234` becomes `26"01234`, `26+A1234` becomes `26a1234`, and `26/O17` becomes `26/17`, which is
# another likely number. The result counts as valid, and only its format, `Code39Ext`, tells it apart. The option no
# longer does anything; its type says so. Naming the format `Code39` does not help either, only `Code39Std` does. With a
# figure behind the slash the number is right, so that a test with `26/01234` sees nothing. The older JavaScript reader
# leaves the pairs alone, unless it is asked.
# Seen: `26/01234: 26/01234`, `26/B01234: 26"01234`, `26+A1234: 26a1234` and `26/O17: 26/17`, with the option and
# without it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent zxing-wasm@3.1.6 bwip-js@4.11.4 @zxing/library@0.21.3 pngjs@7.0.0 >/dev/null
cat >numbers.cjs <<'JS'
const { readFileSync } = require('node:fs');
const older = require('@zxing/library');
const { toBuffer } = require('bwip-js');
const { PNG } = require('pngjs');
const { prepareZXingModule, readBarcodes } = require('zxing-wasm/reader');

const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

function readOlder(png) {
  const { data, height, width } = PNG.sync.read(png);
  const grey = Uint8ClampedArray.from({ length: width * height }, (_, i) => data[4 * i]);
  const source = new older.RGBLuminanceSource(grey, width, height);
  return new older.MultiFormatReader().decode(new older.BinaryBitmap(new older.HybridBinarizer(source))).getText();
}

async function run() {
  for (const number of ['26/01234', '26/B01234', '26+A1234', '26/O17']) {
    const png = await toBuffer({ bcid: 'code39', text: number, scale: 4, padding: 10, backgroundcolor: 'FFFFFF' });
    const read = async (options) => {
      const [{ isValid, text }] = await readBarcodes(new Uint8Array(png), options);
      return isValid ? text : 'invalid';
    };
    const off = await read({ tryCode39ExtendedMode: false });
    const named = await read({ formats: ['Code39'] });
    const standard = await read({ formats: ['Code39Std'] });
    const others = `off ${off}, named ${named}, Code39Std ${standard}, older ${readOlder(png)}`;
    console.log(`${number}: ${await read()}, ${others}`);
  }
}
run();
JS
seen=$(node numbers.cjs)
echo "$seen"
[ "$seen" = '26/01234: 26/01234, off 26/01234, named 26/01234, Code39Std 26/01234, older 26/01234
26/B01234: 26"01234, off 26"01234, named 26"01234, Code39Std 26/B01234, older 26/B01234
26+A1234: 26a1234, off 26a1234, named 26a1234, Code39Std 26+A1234, older 26+A1234
26/O17: 26/17, off 26/17, named 26/17, Code39Std 26/O17, older 26/O17' ]
