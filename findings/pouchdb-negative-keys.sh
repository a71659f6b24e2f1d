#!/usr/bin/env bash
# pouchdb-mapreduce 9.0.0 with pouchdb-core 9.0.0 and pouchdb-adapter-memory 9.0.0, from the npm registry.
#
# A good guess: the key of a view's row is the number that the map function emitted, as in CouchDB, and as the row's value
# is.
# What happens: the keys are stored as texts that sort as numbers do, and read back from them. For a number below zero the
# text holds ten minus its leading figures, and the way back is a subtraction in binary fractions. Half of the numbers with
# one decimal between -0.1 and -20 come back as a neighbour, and so do whole ones such as -11. The same numbers above zero
# come back exact. Asking by the key finds its row, for both sides went through the same text. So only the key that is
# shown, grouped or compared afterwards is wrong (a T-score of bone density, a base excess, a dioptre).
# Seen: `-11 came back as -10.999999999999996`, `-2.4 came back as -2.4000000000000004`,
# `-1.1 came back as -1.0999999999999996`, `2.4 came back as 2.4`, and of the 200 numbers 101 were changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pouchdb-core@9.0.0 pouchdb-mapreduce@9.0.0 pouchdb-adapter-memory@9.0.0 >/dev/null
cat >scores.cjs <<'JS'
const PouchDB = require('pouchdb-core');
PouchDB.plugin(require('pouchdb-adapter-memory')).plugin(require('pouchdb-mapreduce'));

async function main() {
  const database = new PouchDB('example', { adapter: 'memory' });
  const views = {
    scores: { map: 'function (doc) { emit(doc.score, doc.score); }' },
    counts: { map: 'function (doc) { emit(doc.score); }', reduce: '_count' },
  };
  await database.put({ _id: '_design/by', views });
  await database.bulkDocs([-11, -2.4, -1.1, 2.4].map((score, i) => ({ _id: `measure-${i}`, score })));
  for (const { key, value } of (await database.query('by/scores')).rows) console.log(`${value} came back as ${key}`);
  const groups = (await database.query('by/counts', { group: true })).rows;
  console.log(`grouped: ${groups.map(({ key }) => key).join(', ')}`);
  console.log(`asked for -2.4: ${(await database.query('by/scores', { key: -2.4 })).rows.length} row`);

  const many = new PouchDB('many', { adapter: 'memory' });
  await many.put({ _id: '_design/by', views });
  await many.bulkDocs(Array.from({ length: 200 }, (_, i) => ({ _id: `measure-${i}`, score: -(i + 1) / 10 })));
  const { rows } = await many.query('by/scores');
  console.log(`changed: ${rows.filter(({ key, value }) => key !== value).length} of ${rows.length}`);
  process.exit();
}
main();
JS
seen=$(node scores.cjs)
echo "$seen"
[ "$seen" = '-11 came back as -10.999999999999996
-2.4 came back as -2.4000000000000004
-1.1 came back as -1.0999999999999996
2.4 came back as 2.4
grouped: -10.999999999999996, -2.4000000000000004, -1.0999999999999996, 2.4
asked for -2.4: 1 row
changed: 101 of 200' ]
