#!/usr/bin/env bash
# postal-mime 4.0.0, from the npm registry; mailparser 3.14.2 beside.
#
# A good guess: a reader that joins the lines of a mail in `format=flowed` (as Thunderbird sends) does so within quotes
# too. The quote mark belongs to the line, not to its words, and is taken off before lines are joined.
# What happens: a line that ends in a space is joined with the next one, quote mark and all. The mark of each further
# line stands within the sentence, where it reads « greater than ». So a value in the quoted part of an answer turns
# into a limit. Unquoted text is right, and so is a quote of short lines.
# Seen: `postal-mime: > Le dernier PSA est > 10 ng/mL, la masse fait > 12 mm.` and `mailparser: > Le dernier PSA est 10
# ng/mL, la masse fait 12 mm.`
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent postal-mime@4.0.0 mailparser@3.14.2 >/dev/null
cat >answer.mjs <<'JS'
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';

const answer = [
  'From: Service A <a@example.org>',
  'To: Service B <b@example.org>',
  'Subject: Avis',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8; format=flowed',
  '',
  'Bonjour,',
  '',
  '> Le dernier PSA est ',
  '> 10 ng/mL, la masse fait ',
  '> 12 mm.',
  '',
  'Merci, je vois le patient ',
  'lundi.',
  '',
].join('\r\n');

const texts = {
  'postal-mime': (await PostalMime.parse(answer)).text,
  mailparser: (await simpleParser(answer)).text,
};
for (const [name, text] of Object.entries(texts)) {
  const [, quoted, own] = text.trim().split('\n\n');
  console.log(`${name}: ${quoted}`);
  console.log(`${name}, outside: ${own}`);
}
JS
seen=$(node answer.mjs)
echo "$seen"
[ "$seen" = 'postal-mime: > Le dernier PSA est > 10 ng/mL, la masse fait > 12 mm.
postal-mime, outside: Merci, je vois le patient lundi.
mailparser: > Le dernier PSA est 10 ng/mL, la masse fait 12 mm.
mailparser, outside: Merci, je vois le patient lundi.' ]
