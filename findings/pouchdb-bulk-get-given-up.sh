#!/usr/bin/env bash
# pouchdb-adapter-http 9.0.0 with pouchdb-core 9.0.0, from the npm registry.
#
# A good guess: a server that is busy for a moment (503) makes one reading of many documents fail. The next one asks the
# same way, in one request.
# What happens: the adapter takes the first failure of `_bulk_get`, whatever it was, as "this server does not know it". It
# notes that for the address, for as long as the program runs, and hands out no error. From then on each document is asked
# for by a request of its own. So it is by another database object for that address, and after the server is well.
# Seen: `busy once: 1 bulk, 20 single`, `later: 0 bulk, 20 single`, `another object: 0 bulk, 20 single`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent pouchdb-core@9.0.0 pouchdb-adapter-http@9.0.0 >/dev/null
cat >busy.cjs <<'JS'
const { createServer } = require('node:http');
const PouchDB = require('pouchdb-core');
PouchDB.plugin(require('pouchdb-adapter-http'));

let bulk = 0;
let single = 0;
let isBusy = true;
const document = (id) => ({ _id: id, _rev: '1-a', text: 'x' });
// The few answers of CouchDB that reading needs.
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const [, , name = ''] = new URL(request.url, 'http://localhost').pathname.split('/');
  const answer = (status, value) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  if (name === '_bulk_get') {
    bulk++;
    if (isBusy) {
      isBusy = false;
      return answer(503, { error: 'busy', reason: 'Try again' });
    }
    return answer(200, {
      results: JSON.parse(body).docs.map(({ id }) => ({ id, docs: [{ ok: document(id) }] })),
    });
  }
  if (name === '') return answer(200, { db_name: 'example', doc_count: 20, update_seq: 20 });
  single++;
  return answer(200, [{ ok: document(name) }]);
});

server.listen(0, '127.0.0.1', async () => {
  const address = `http://127.0.0.1:${server.address().port}/example`;
  const docs = Array.from({ length: 20 }, (_, i) => ({ id: `doc-${i}`, rev: '1-a' }));
  const first = new PouchDB(address, { adapter: 'http' });
  const second = new PouchDB(address, { adapter: 'http' });
  for (const [when, database] of [['busy once', first], ['later', first], ['another object', second]]) {
    bulk = single = 0;
    const { results } = await database.bulkGet({ docs, revs: true });
    if (results.length !== 20) throw new Error('not all were read');
    console.log(`${when}: ${bulk} bulk, ${single} single`);
  }
  server.close();
  process.exit();
});
JS
seen=$(node busy.cjs)
echo "$seen"
[ "$seen" = $'busy once: 1 bulk, 20 single\nlater: 0 bulk, 20 single\nanother object: 0 bulk, 20 single' ]
