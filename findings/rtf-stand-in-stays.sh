#!/usr/bin/env bash
# rtf-parser 1.3.3 and @iarna/rtf-to-html 1.1.0, from the npm registry.
#
# A good guess: RTF writes a character beyond its code page as a number, with a stand-in for old readers behind it. ⁹ is
# `\u8313\'39` and ≥ is `\u8805\'3f`. A reader that lists "Unicode characters" among what it supports shows the
# character and passes over the stand-in, as the format asks.
# What happens: both are shown. A stand-in that resembles the character becomes part of the value: 10⁹ reads 10⁹9, SpO₂
# reads SpO₂2 and −3 reads −-3. With a question mark, as LibreOffice writes it, ≥ 8 reads ≥? 8, like the author's doubt.
# Where the file says that it has no stand-ins (`\uc0`), all is right. Accented letters are written in another way and
# are right too, so that a letter in plain French sees nothing.
# Seen: `Opéré: Opéré`, `10⁹/L: 10⁹9/L`, `SpO₂ 98 %: SpO₂2 98 %`, `−3: −-3`, `Gleason ≥ 8: Gleason ≥? 8` and, without
# stand-in, `10⁹/L: 10⁹/L`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent rtf-parser@1.3.3 @iarna/rtf-to-html@1.1.0 >/dev/null
cat >report.cjs <<'JS'
const { promisify } = require('node:util');
const parse = promisify(require('rtf-parser').string);
const toHtml = promisify(require('@iarna/rtf-to-html').fromString);

const document = (text) => `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 ${text}\\par}`;
const template = (_document, _defaults, content) => content.replace(/<[^>]*>/g, '');
(async () => {
  for (const [meant, written] of [
    ['Opéré', "Op\\'e9r\\'e9"],
    ['10⁹/L', "10\\u8313\\'39/L"],
    ['SpO₂ 98 %', "SpO\\u8322\\'32 98 %"],
    ['−3', '\\u8722-3'],
    ['Gleason ≥ 8', "Gleason \\u8805\\'3f 8"],
    ['10⁹/L', '\\uc0 10\\u8313 /L'],
  ]) {
    const rtf = document(written);
    const { content } = await parse(rtf);
    const text = content[0].content.map(({ value }) => value).join('');
    console.log(`${meant}: ${text}, as HTML ${await toHtml(rtf, { template })}`);
  }
})();
JS
seen=$(node report.cjs)
echo "$seen"
[ "$seen" = 'Opéré: Opéré, as HTML Opéré
10⁹/L: 10⁹9/L, as HTML 10⁹9/L
SpO₂ 98 %: SpO₂2 98 %, as HTML SpO₂2 98 %
−3: −-3, as HTML −-3
Gleason ≥ 8: Gleason ≥? 8, as HTML Gleason ≥? 8
10⁹/L: 10⁹/L, as HTML 10⁹/L' ]
