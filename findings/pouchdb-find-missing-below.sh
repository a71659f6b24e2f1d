#!/usr/bin/env bash
# pouchdb-find 9.0.0 with pouchdb-core 9.0.0 and pouchdb-adapter-memory 9.0.0, from the npm registry.
#
# A good guess: an index makes a question faster and leaves its answer alone. `{psa: {$lt: 4}}` finds the documents
# with a PSA below 4. In CouchDB a document that lacks the field is not in the index.
# What happens: without an index the answer is right. Once the field has an index of its own, every document without
# the field is found too, and stands first when sorted. The index notes a missing field as null, null sorts below every
# number and text, and the condition is not looked at again. `$lte` does the same, `$gt` and `$gte` do not. For a field
# inside another (`labs.psa`) the index leaves such documents out. So "not measured" becomes "low" when somebody adds
# an index.
# Seen: `psa, no index: low`, `psa, index: unknown-1, unknown-2, low`, `labs.psa, index: low`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pouchdb-core@9.0.0 pouchdb-find@9.0.0 pouchdb-adapter-memory@9.0.0 >/dev/null
cat >below.cjs <<'JS'
const PouchDB = require('pouchdb-core');
PouchDB.plugin(require('pouchdb-adapter-memory')).plugin(require('pouchdb-find'));

async function main() {
  const database = new PouchDB('example', { adapter: 'memory' });
  await database.bulkDocs([
    { _id: 'high', psa: 12, labs: { psa: 12 } },
    { _id: 'low', psa: 0.4, labs: { psa: 0.4 } },
    { _id: 'unknown-1', labs: {} },
    { _id: 'unknown-2', labs: {} },
  ]);
  const find = async (selector, more = {}) => {
    const { docs } = await database.find({ selector, ...more });
    return docs.map(({ _id }) => _id).join(', ');
  };
  for (const field of ['psa', 'labs.psa']) {
    const below = { [field]: { $lt: 4 } };
    console.log(`${field}, no index: ${await find(below)}`);
    await database.createIndex({ index: { fields: [field] } });
    console.log(`${field}, index: ${await find(below)}`);
    console.log(`${field}, index, sorted: ${await find(below, { sort: [field] })}`);
    console.log(`${field}, index, above: ${await find({ [field]: { $gt: 4 } })}`);
  }
  process.exit();
}
main();
JS
seen=$(node below.cjs)
echo "$seen"
[ "$seen" = 'psa, no index: low
psa, index: unknown-1, unknown-2, low
psa, index, sorted: unknown-1, unknown-2, low
psa, index, above: high
labs.psa, no index: low
labs.psa, index: low
labs.psa, index, sorted: low
labs.psa, index, above: high' ]
