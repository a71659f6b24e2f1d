import fc from 'fast-check';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRegion, type Region } from '../../../build/demo-region/server';

PouchDB.plugin(memory).plugin(http).plugin(replication);

const DATABASE = 'rcp_sein_2026';
const users = { demo: 'mot:de passe é' };
const basic = (name: string, password: string) =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
const mine = { Authorization: basic('demo', users.demo) };
let region: Region;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: never;
}
async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = mine,
): Promise<Answer> {
  const response = await fetch(`${region.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    signal: AbortSignal.timeout(5_000),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text ? JSON.parse(text) : null) as never,
  };
}
const inside = (path: string) => `/${DATABASE}/${path}`;

beforeAll(async () => {
  region = await startRegion({ users, seed: { [DATABASE]: [{ _id: 'board', name: 'RCP Sein' }] } });
});
afterAll(() => region.close());

describe('who may come in', () => {
  it.each([
    ['nobody', {}],
    ['a wrong password', { Authorization: basic('demo', 'x') }],
    ['an unknown name', { Authorization: basic('toString', '') }],
    ['another scheme', { Authorization: 'Bearer x' }],
    ['half a header', { Authorization: 'Basic' }],
  ])('refuses %s, everywhere, and lives on', async (_who, headers) => {
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/_all_dbs'],
      ['GET', `/${DATABASE}`],
      ['POST', inside('_bulk_docs')],
    ] as const) {
      const answer = await ask(method, path, method === 'POST' ? '{' : undefined, headers);
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ error: 'unauthorized' });
      expect(answer.headers.get('www-authenticate')).toBeNull();
    }
    expect((await ask('GET', '/')).status).toBe(200);
  });
});

describe('CORS', () => {
  const preflight = {
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization,content-type',
  };
  it.each([
    'app://concerto',
    'http://127.0.0.1:4173',
    'http://localhost',
    'https://localhost:8443',
    'http://[::1]:3000',
  ])('answers the preflight of %s without asking who it is', async (Origin) => {
    const { status, headers } = await ask('OPTIONS', inside('_bulk_docs'), undefined, {
      ...preflight,
      Origin,
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(Origin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect(headers.get('access-control-allow-methods')).toContain('PUT');
  });

  it('names the origin on refusals too, so that the page can read them', async () => {
    const { status, headers } = await ask('GET', '/_all_dbs', undefined, { Origin: 'app://concerto' });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([401, 'app://concerto']);
  });

  it.each(['https://example.org', 'http://127.0.0.1.example.org', 'null', 'file://'])(
    'says nothing to %s',
    async (Origin) => {
      for (const method of ['OPTIONS', 'GET'])
        expect(
          (await ask(method, '/', undefined, { ...mine, Origin })).headers.get('access-control-allow-origin'),
        ).toBeNull();
    },
  );
});

describe('databases', () => {
  it('are listed, described, made once, never deleted', async () => {
    expect((await ask('PUT', '/rcp_thorax_2026')).status).toBe(201);
    expect((await ask('PUT', '/rcp_thorax_2026')).status).toBe(412);
    expect((await ask('GET', '/_all_dbs')).body).toEqual([DATABASE, 'rcp_thorax_2026']);
    expect((await ask('GET', '/rcp_thorax_2026')).body).toMatchObject({
      db_name: 'rcp_thorax_2026',
      doc_count: 0,
    });
    expect((await ask('DELETE', '/rcp_thorax_2026')).status).toBe(403);
    expect((await ask('GET', '/rcp_digestif_2026')).body).toMatchObject({ error: 'not_found' });
    expect((await ask('PUT', '/Bad_Name')).body).toMatchObject({ error: 'illegal_database_name' });
  });

  it('of another region of the same process are not seen', async () => {
    const other = await startRegion({ users });
    await other.put(DATABASE, { _id: 'board', name: 'Autre' });
    expect(await region.get(DATABASE, 'board')).toMatchObject({ name: 'RCP Sein' });
    await other.close();
    expect((await ask('GET', inside('board'))).body).toMatchObject({ name: 'RCP Sein' });
  });
});

describe('documents', () => {
  it('are written, read, changed and deleted, each time with their revision', async () => {
    const path = inside(encodeURIComponent('case:01'));
    const made = await ask('PUT', path, { t: 'cT1' });
    expect(made.status).toBe(201);
    expect((await ask('PUT', path, { t: 'cT2' })).status).toBe(409);
    const { rev } = made.body as { rev: string };
    expect((await ask('PUT', path, { t: 'cT2', _rev: rev })).status).toBe(201);
    const read = await ask('GET', path);
    expect(read.body).toMatchObject({ _id: 'case:01', t: 'cT2' });
    expect((await ask('GET', `${path}?rev=${rev}`)).body).toMatchObject({ t: 'cT1' });
    expect((await ask('DELETE', `${path}?rev=${(read.body as { _rev: string })._rev}`)).status).toBe(200);
    expect((await ask('GET', path)).status).toBe(404);
  });

  it('of the checkpoints stay out of the changes', async () => {
    expect((await ask('PUT', inside('_local/checkpoint'), { last_seq: 3 })).status).toBe(201);
    const read = await ask('GET', inside('_local/checkpoint'));
    expect(read.body).toMatchObject({ last_seq: 3, _rev: '0-1' });
    expect((await ask('PUT', inside('_local/checkpoint'), { last_seq: 4, _rev: '0-1' })).body).toMatchObject({
      rev: '0-2',
    });
    expect(JSON.stringify((await ask('GET', inside('_changes'))).body)).not.toContain('checkpoint');
  });
});

describe('the revision protocol', () => {
  const tree = (rev: string, ids: string[], text: string) => ({
    _id: 'case:02',
    _rev: rev,
    _revisions: { start: ids.length, ids },
    text,
  });

  it('takes revisions as they are, keeps conflicts, and gives every leaf with its ancestors', async () => {
    const docs = [tree('2-b', ['b', 'a'], 'B'), tree('2-c', ['c', 'a'], 'C')];
    expect((await ask('POST', inside('_bulk_docs'), { docs, new_edits: false })).body).toEqual([]);
    const diff = await ask('POST', inside('_revs_diff'), { 'case:02': ['2-b', '2-z'], 'case:new': ['1-a'] });
    expect(diff.body).toEqual({ 'case:02': { missing: ['2-z'] }, 'case:new': { missing: ['1-a'] } });
    expect((await ask('GET', `${inside('case:02')}?conflicts=true`)).body).toMatchObject({
      _rev: '2-c',
      _conflicts: ['2-b'],
    });
    const got = await ask('POST', `${inside('_bulk_get')}?revs=true&latest=true`, {
      docs: [
        { id: 'case:02', rev: '2-b' },
        { id: 'case:02', rev: '9-unknown' },
        { id: 'case:none', rev: '1-a' },
      ],
    });
    const { results } = got.body as { results: { id: string; docs: object[] }[] };
    expect(results.map(({ id }) => id)).toEqual(['case:02', 'case:02', 'case:none']);
    expect(results[0]?.docs[0]).toMatchObject({
      ok: { text: 'B', _revisions: { start: 2, ids: ['b', 'a'] } },
    });
    expect(JSON.stringify(results.slice(1))).not.toContain('"ok"');
    const open = await ask(
      'GET',
      `${inside('case:02')}?revs=true&latest=true&open_revs=${JSON.stringify(['2-c', '7-no'])}`,
    );
    expect(open.body).toMatchObject([{ ok: { text: 'C' } }, { missing: '7-no' }]);
  });

  it('tells the changes in order, a page at a time, with what is left', async () => {
    const name = 'rcp_changes_2026';
    for (const n of [1, 2, 3]) await region.put(name, { _id: `case:${n}`, n });
    const first = await ask('GET', `/${name}/_changes?limit=2&style=all_docs&include_docs=true`);
    expect(first.body).toMatchObject({
      last_seq: 2,
      pending: 1,
      results: [{ id: 'case:1', doc: { n: 1 } }, { id: 'case:2' }],
    });
    const rest = await ask('GET', `/${name}/_changes?since=2`);
    expect(rest.body).toMatchObject({ last_seq: 3, pending: 0, results: [{ id: 'case:3' }] });
    expect((await ask('GET', `/${name}/_changes?since=3`)).body).toEqual({
      results: [],
      last_seq: 3,
      pending: 0,
    });
    expect((await ask('GET', `/${name}/_changes?since=now`)).body).toMatchObject({
      results: [],
      last_seq: 3,
    });
    expect((await ask('GET', `/${name}/_changes?limit=0`)).body).toMatchObject({ results: [], pending: 3 });
    expect((await ask('POST', `/${name}/_changes`, { doc_ids: ['case:2'] })).body).toMatchObject({
      results: [{ id: 'case:2' }],
    });
    const waiting = ask('GET', `/${name}/_changes?since=3&feed=longpoll&heartbeat=200`);
    await region.put(name, { _id: 'case:4' });
    expect((await waiting).body).toMatchObject({ results: [{ id: 'case:4' }], last_seq: 4 });
    const watching = ask('GET', `/${name}/_changes?since=4&feed=longpoll&timeout=10000`);
    await region.put(name, { _id: 'case:5' });
    expect((await watching).body).toMatchObject({ results: [{ id: 'case:5' }], last_seq: 5 });
    const waited = await ask('GET', `/${name}/_changes?since=5&feed=longpoll&timeout=20`);
    expect(waited.body).toMatchObject({ results: [], last_seq: 5 });
  });

  it('lists documents', async () => {
    const { body } = await ask('POST', `${inside('_all_docs')}?include_docs=true`, {
      keys: ['board', 'none'],
    });
    expect(body).toMatchObject({
      rows: [
        { id: 'board', doc: { name: 'RCP Sein' } },
        { key: 'none', error: 'not_found' },
      ],
    });
    const range = await ask('GET', `${inside('_all_docs')}?startkey="b"&endkey="c"`);
    expect((range.body as { rows: { id: string }[] }).rows.map(({ id }) => id)).toEqual(['board']);
  });
});

describe('what is malformed', () => {
  it.each<[string, string, unknown]>([
    ['POST', '_bulk_docs', '{bad'],
    ['POST', '_bulk_docs', '"text"'],
    ['POST', '_bulk_docs', {}],
    ['POST', '_bulk_docs', { docs: [null] }],
    ['POST', '_bulk_docs', { docs: [{ _id: 'x' }], new_edits: false }],
    [
      'POST',
      '_bulk_docs',
      { docs: [{ _id: 'x', _rev: '2-a', _revisions: { start: 2, ids: [] } }], new_edits: false },
    ],
    [
      'POST',
      '_bulk_docs',
      { docs: [{ _id: 'x', _rev: '1-a', _revisions: { start: 2, ids: ['a', 'b'] } }], new_edits: false },
    ],
    ['POST', '_revs_diff', { 'case:02': 'text' }],
    ['POST', '_revs_diff', { 'case:02': [null] }],
    ['POST', '_bulk_get', { docs: [null] }],
    ['POST', '_bulk_get', { docs: 'x' }],
    ['POST', '_all_docs', { keys: 5 }],
    ['GET', '_all_docs?startkey=5', undefined],
    ['GET', 'case:02?rev=zz', undefined],
    ['GET', 'case:02?open_revs=zz', undefined],
    ['GET', '_changes?since=abc', undefined],
    ['GET', '_changes?feed=continuous', undefined],
    ['GET', '_changes?filter=a/b', undefined],
    ['GET', '%00', undefined],
    ['GET', '%E0%A4%A', undefined],
    ['PUT', 'x', 'null'],
    ['PUT', 'x', '[]'],
    ['PUT', 'x', { _attachments: { a: {} } }],
  ])('%s %s %j is refused with 400', async (method, path, body) => {
    const answer = await ask(method, inside(path), body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'bad_request' });
  });

  it.each([
    ['GET', '_security', 404],
    ['GET', '_design/x/_view/y', 404],
    ['PUT', '_design/x', 404],
    ['POST', '', 405],
    ['PATCH', 'board', 405],
    ['GET', '_bulk_docs', 405],
  ])('%s %s is not there: %i', async (method, path, status) => {
    expect(
      (await ask(method, inside(path).replace(/\/$/, ''), method === 'GET' ? undefined : {})).status,
    ).toBe(status);
  });

  it(
    'never stops the server: whatever is sent, it answers, and so it does afterwards',
    { timeout: 120_000 },
    async () => {
      const doc = fc.record(
        {
          _id: fc.oneof(fc.constantFrom('board', 'case:02', '_local/x', '_bad', ''), fc.anything()),
          _rev: fc.oneof(fc.constantFrom('1-a', '2-b', 'x', '0-1', '9-zz'), fc.anything()),
          _revisions: fc.anything(),
          _deleted: fc.anything(),
          a: fc.jsonValue(),
        },
        { requiredKeys: [] },
      );
      const body = fc.oneof(
        fc.jsonValue(),
        fc.record(
          { docs: fc.array(fc.oneof(doc, fc.jsonValue())), new_edits: fc.oneof(fc.boolean(), fc.anything()) },
          { requiredKeys: [] },
        ),
        fc.record({
          docs: fc.array(
            fc.record({
              id: fc.constantFrom('board', 'case:02', 'none'),
              rev: fc.constantFrom('1-a', '2-b', '9-zz'),
            }),
          ),
        }),
        fc.dictionary(
          fc.constantFrom('board', 'case:02', '_x', ''),
          fc.oneof(fc.array(fc.constantFrom('1-a', 'x', '9-z')), fc.jsonValue()),
        ),
      );
      const path = fc.constantFrom(
        '_bulk_docs',
        '_bulk_get?revs=true&latest=true',
        '_revs_diff',
        '_all_docs',
        '_changes',
        'board',
        'case:02',
        '_local/x',
      );
      await fc.assert(
        fc.asyncProperty(fc.constantFrom('POST', 'PUT'), path, body, async (method, where, sent) => {
          const { status } = await ask(method, inside(where), JSON.stringify(sent) ?? '');
          expect(status).toBeLessThan(500);
          expect((await ask('GET', inside('_changes?limit=1'))).status).toBe(200);
        }),
        { numRuns: 200 },
      );
      expect((await ask('PUT', inside('after'), { still: 'alive' })).status).toBe(201);
    },
  );
});

describe('with PouchDB', () => {
  const remote = () =>
    new PouchDB(`${region.url}/${DATABASE}`, {
      adapter: 'http',
      auth: { username: 'demo', password: users.demo },
    } as never);

  it('replicates both ways, conflicts included, and again after a cut', async () => {
    const [a, b] = ['a', 'b'].map(
      (name) => new PouchDB<{ n?: number }>(`replica-${name}`, { adapter: 'memory' }),
    );
    if (!a || !b) throw new Error('two replicas');
    await a.sync(remote());
    await b.sync(remote());
    await a.put({ _id: 'shared', n: 1 });
    await b.put({ _id: 'shared', n: 2 });
    await region.pause();
    await expect(a.sync(remote())).rejects.toBeDefined();
    await region.resume();
    await a.sync(remote());
    await b.sync(remote());
    await a.sync(remote());
    const [x, y, z] = await Promise.all(
      [a, b, region.open(DATABASE)].map((db) => db.get('shared', { conflicts: true })),
    );
    expect(x).toEqual(y);
    expect(x).toEqual(z);
    expect(x?._conflicts).toHaveLength(1);
    await Promise.all([a.destroy(), b.destroy()]);
  });

  it('carries live changes to another workstation', async () => {
    const local = new PouchDB('replica-live', { adapter: 'memory' });
    const live = local.sync(remote(), { live: true, retry: true });
    await region.put(DATABASE, { _id: 'vote:live', position: 'for' });
    await expect
      .poll(() => local.get('vote:live').catch(() => null), { timeout: 5_000 })
      .toMatchObject({ position: 'for' });
    await local.put({ _id: 'vote:back' });
    await expect
      .poll(() => region.get(DATABASE, 'vote:back').catch(() => null), { timeout: 5_000 })
      .not.toBeNull();
    live.cancel();
    await local.destroy();
  });
});
