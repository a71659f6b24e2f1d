#!/usr/bin/env bash
# pouchdb-core 9.0.0 with pouchdb-adapter-memory 9.0.0, from the npm registry.
#
# A good guess: who puts a method of his own in front of `bulkDocs` of one database (to seal what is written, to count, to
# trace) sees each call once.
# What happens: a call made before the database is open is put in a queue, and played again later by its name on the
# same object. So it passes through the method in front a second time, with what that had already made of it: a text that
# was wrapped once is stored wrapped twice. From the first answer on, each call passes once.
# Seen: `first: 2 calls, stored <<x>>` and `later: 1 calls, stored <x>`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pouchdb-core@9.0.0 pouchdb-adapter-memory@9.0.0 >/dev/null
cat >wrapped.cjs <<'JS'
const PouchDB = require('pouchdb-core');
PouchDB.plugin(require('pouchdb-adapter-memory'));

async function main() {
  const database = new PouchDB('example', { adapter: 'memory' });
  const bulkDocs = database.bulkDocs.bind(database);
  let calls = 0;
  database.bulkDocs = ({ docs }, options) => {
    calls++;
    return bulkDocs({ docs: docs.map((doc) => ({ ...doc, text: `<${doc.text}>` })) }, options);
  };
  for (const [when, _id] of [['first', 'a'], ['later', 'b']]) {
    calls = 0;
    await database.bulkDocs({ docs: [{ _id, text: 'x' }] }, {});
    console.log(`${when}: ${calls} calls, stored ${(await database.get(_id)).text}`);
  }
}
main();
JS
seen=$(node wrapped.cjs)
echo "$seen"
[ "$seen" = $'first: 2 calls, stored <<x>>\nlater: 1 calls, stored <x>' ]
