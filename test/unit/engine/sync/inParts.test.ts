import { afterEach, describe, expect, it, vi } from 'vitest';
import { BadAnswer, Refused } from '../../../../renderer/engine/region/answers';
import { heldByRegion } from '../../../../renderer/engine/sync/heldByRegion';
import type { Line } from '../../../../renderer/engine/region/line';
import { readThere } from '../../../../renderer/engine/sync/pulledDocs';
import { NoAnswer, requestRegion, type Answer } from '../../../../renderer/engine/region/regionHttp';
import { missingThere, openRemote, sendTo, STANDING } from '../../../../renderer/engine/sync/remote';
import { databaseName } from '../../../../shared/region/databaseName';

const NAME = databaseName('sein', 2026);
const REV = `1-${'a'.repeat(32)}`;
const region = { base: 'http://127.0.0.1:9', username: 'a', password: 'b' };
const docs = Array.from({ length: 20 }, (_, i) => ({ _id: `later:${i}`, _rev: REV }));

interface Body {
  readonly docs?: readonly { readonly _id?: string; readonly id?: string; readonly _deleted?: boolean }[];
}

/** A region that refuses every request in which one of these is named. What it took is kept. */
function lineRefusing(status: number, poison: readonly string[], page = false) {
  const took: string[] = [];
  const requests: string[] = [];
  const ask = (path: string, _method: string, asked: Body & Record<string, readonly string[]>) => {
    requests.push(path);
    const ids = asked.docs ? asked.docs.map(({ _id, id }) => _id ?? id ?? '') : Object.keys(asked);
    if (poison.includes('*') || ids.some((id) => poison.includes(id)))
      return Promise.resolve({ status, body: page ? undefined : { error: 'forbidden' } });
    if (path.endsWith('_bulk_docs')) took.push(...ids);
    const answer = path.endsWith('_revs_diff')
      ? Object.fromEntries(Object.entries(asked).map(([id, missing]) => [id, { missing }]))
      : path.includes('_bulk_get')
        ? { results: ids.map((id) => ({ id, docs: [{ ok: { _id: id, _rev: REV, schema: 1 } }] })) }
        : [];
    return Promise.resolve({ status: 200, body: answer } satisfies Answer);
  };
  return { line: { ask, region } as unknown as Line, took, requests };
}

describe('one document that the region, or something before it, does not read', () => {
  it.each([400, 405, 406, 415, 422, 431, 451])(
    'is set aside with its reason, the rest is sent: %i',
    async (status) => {
      const { line, took, requests } = lineRefusing(status, ['later:7', 'later:8']);
      const denied = await sendTo(line, NAME, docs);
      expect(denied).toEqual(
        ['later:7', 'later:8'].map((id) => ({ id, rev: REV, reason: `http:${status}` })),
      );
      expect(took.sort()).toEqual(
        docs
          .map(({ _id }) => _id)
          .filter((id) => id !== 'later:7' && id !== 'later:8')
          .sort(),
      );
      expect(requests.length).toBeLessThan(20);
    },
  );

  it.each([true, false])('is set aside where it is forbidden, in a page of its own: %s', async (page) => {
    const { line, took, requests } = lineRefusing(403, ['later:7'], page);
    expect(await sendTo(line, NAME, docs)).toEqual([{ id: 'later:7', rev: REV, reason: 'http:403' }]);
    expect(took).toHaveLength(19);
    expect(requests.length).toBeLessThan(20);
    const alone = lineRefusing(403, ['later:7'], page);
    expect(await sendTo(alone.line, NAME, docs.slice(7, 8))).toMatchObject([{ id: 'later:7' }]);
    expect(alone.requests).toHaveLength(2);
  });

  it('is no document where the region lets nobody in: it is the account', async () => {
    const { line, requests } = lineRefusing(403, ['*']);
    await expect(sendTo(line, NAME, docs)).rejects.toMatchObject({ status: 403 });
    await expect(missingThere(line, NAME, [{ id: 'later:1', rev: REV }])).rejects.toBeInstanceOf(Refused);
    expect(requests).toHaveLength(4);
    await expect(sendTo(lineRefusing(403, ['*'], true).line, NAME, docs)).rejects.toBeInstanceOf(BadAnswer);
  });

  it('is no document where the account is shut out while it is looked for', async () => {
    const { line } = lineRefusing(403, ['later:0']);
    let asked = 0;
    const shutting: Line['ask'] = (path, method, body) =>
      ++asked > 4 ? Promise.resolve({ status: 403, body: {} }) : line.ask(path, method, body);
    await expect(sendTo({ ask: shutting } as Line, NAME, docs)).rejects.toBeInstanceOf(Refused);
  });

  it('is too large where the server says so, alone', async () => {
    const { line, took } = lineRefusing(413, ['later:7'], true);
    expect(await sendTo(line, NAME, docs)).toMatchObject([{ id: 'later:7', reason: 'tooLarge' }]);
    expect(took).toHaveLength(19);
  });

  it('is no document where every request is refused: nothing is set aside, all is tried again', async () => {
    const { line, requests } = lineRefusing(415, ['*'], true);
    await expect(sendTo(line, NAME, docs)).rejects.toBeInstanceOf(BadAnswer);
    await expect(missingThere(line, NAME, [{ id: 'later:1', rev: REV }])).rejects.toBeInstanceOf(BadAnswer);
    expect(requests).toHaveLength(4);
  });

  it.each([
    [401, Refused],
    [404, Refused],
    [408, BadAnswer],
    [425, BadAnswer],
    [429, BadAnswer],
  ])('is not looked for where the answer is about something else: %i', async (status, error) => {
    const { line, requests } = lineRefusing(status, ['later:7']);
    await expect(sendTo(line, NAME, docs)).rejects.toBeInstanceOf(error);
    expect(requests).toHaveLength(1);
  });

  it('does not keep others from being asked about or read', async () => {
    const { line } = lineRefusing(400, ['later:7']);
    const asked = docs.map(({ _id, _rev }) => ({ id: _id, rev: _rev }));
    expect(await missingThere(line, NAME, asked)).toEqual(asked);
    const leftOut: string[] = [];
    const ids = asked.map(({ id }) => id);
    const read = await readThere(line, NAME, ids, new AbortController().signal, (id) => leftOut.push(id));
    expect(read.map(({ id }) => id)).toEqual(ids.filter((id) => id !== 'later:7'));
    expect(leftOut).toEqual(['later:7']);
  });
});

/** A region that has these revisions, and no other. */
const lineKnowing = (known: readonly { readonly id: string }[]): Line => {
  const ask = (_: string, __: string, asked: Record<string, string[]>) => {
    const missing = Object.entries(asked).filter(([id]) => !known.some((one) => one.id === id));
    return Promise.resolve({
      status: 200,
      body: Object.fromEntries(missing.map(([id, revs]) => [id, { missing: revs }])),
    });
  };
  return { ask } as unknown as Line;
};

describe('an answer that did not look', () => {
  it.each([[{}], [{ 'later:1': { missing: [] } }], [{ 'later:2': { missing: [REV] } }]])(
    'is none: nothing is taken for sent by it: %j',
    async (body) => {
      const line = { ask: () => Promise.resolve({ status: 200, body }) } as unknown as Line;
      const asked = [{ id: 'later:1', rev: REV }];
      await expect(missingThere(line, NAME, asked)).rejects.toBeInstanceOf(BadAnswer);
      expect(await missingThere(lineKnowing(asked), NAME, asked)).toEqual([]);
      const remote = openRemote(Object.assign(line, { region, fetch: vi.fn() }), NAME, () => undefined);
      await expect(remote.revsDiff({ 'later:1': [REV] })).rejects.toBeInstanceOf(BadAnswer);
    },
  );
});

describe('an id that is the name of what every object has', () => {
  const odd = ['constructor', '__proto__', 'toString', 'hasOwnProperty'].map((id) => ({ id, rev: REV }));

  it('is asked about like any other', async () => {
    const { line } = lineRefusing(400, []);
    expect(await missingThere(line, NAME, odd)).toEqual(odd);
    expect(await missingThere(lineKnowing(odd), NAME, odd)).toEqual([]);
  });

  it('is counted as there or not there by what was answered of it', async () => {
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      const asked = Object.entries(JSON.parse(init.body as string) as Record<string, string[]>);
      const lacking = asked
        .filter(([id]) => id !== 'constructor')
        .map(([id, revs]) => [id, { missing: revs }]);
      const missing = JSON.stringify(Object.fromEntries(lacking));
      return Promise.resolve(new Response(missing, { headers: { 'Content-Type': 'application/json' } }));
    });
    const heads = odd.map((one) => ({ database: NAME, ...one }));
    expect((await heldByRegion(region, NAME, heads))?.map(({ id }) => id)).toEqual(['constructor']);
  });
});

describe('an answer that is a page', () => {
  afterEach(() => vi.unstubAllGlobals());
  const answering = (status: number) =>
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response('<html>', { status, headers: { 'Content-Type': 'text/html' } })),
    );

  it('is of what was sent where it refuses what was sent, else of something in between', async () => {
    answering(400);
    await expect(requestRegion(region, region.base, { method: 'POST' })).resolves.toMatchObject({
      status: 400,
    });
    await expect(requestRegion(region, region.base, {})).rejects.toBeInstanceOf(NoAnswer);
    for (const status of [200, 401, 404]) {
      answering(status);
      await expect(requestRegion(region, region.base, { method: 'POST' })).rejects.toBeInstanceOf(NoAnswer);
    }
  });

  it.each([
    [407, 'proxyLogin'],
    [408, 'slow'],
    [425, 'busy'],
    [429, 'busy'],
  ])('is said as what it is where it is of the way, or passes by itself: %i', async (status, trouble) => {
    answering(status);
    const asked = requestRegion(region, region.base, { method: 'POST' });
    await expect(asked).rejects.toMatchObject({ name: 'NoAnswer', trouble });
  });
});

describe('the end of a leaf', () => {
  const live = { _id: 'later:1', _rev: '3-m' };
  const end = { _id: 'later:1', _rev: '3-e', _deleted: true, [STANDING]: ['3-m'] };
  const other = { _id: 'later:2', _rev: REV };

  const lacking = (asked: object) =>
    Object.fromEntries(
      Object.entries(asked).map(([id, revs]: [string, string[]]) => [id, { missing: revs }]),
    );
  function lineWith(refused: readonly string[], missing: readonly string[] = []) {
    const sent: string[][] = [];
    const ask = (path: string, _method: string, body: { docs: readonly { _id: string; _rev: string }[] }) => {
      if (path.endsWith('_revs_diff'))
        return Promise.resolve({ status: 200, body: { ...lacking(body), 'later:1': { missing } } });
      sent.push(body.docs.map(({ _rev }) => _rev));
      const rows = body.docs
        .filter(({ _rev }) => refused.includes(_rev))
        .map(({ _id, _rev }) => ({ id: _id, rev: _rev, error: 'forbidden', reason: 'concerto:author' }));
      return Promise.resolve({ status: 201, body: rows });
    };
    return { line: { ask } as unknown as Line, sent };
  }

  it('goes last, once the region took the merge', async () => {
    const { line, sent } = lineWith([]);
    expect(await sendTo(line, NAME, [end, live, other])).toEqual([]);
    expect(sent).toEqual([['3-m', REV], ['3-e']]);
  });

  it('is held back and listed where the region refuses the merge', async () => {
    const { line, sent } = lineWith(['3-m'], ['3-m']);
    const denied = await sendTo(line, NAME, [end, live, other]);
    expect(denied.map(({ rev, reason }) => [rev, reason])).toEqual([
      ['3-m', 'concerto:author'],
      ['3-e', 'held'],
    ]);
    expect(sent).toEqual([['3-m', REV]]);
  });

  it('goes alone only where the region says that it holds the merge', async () => {
    expect(await sendTo(lineWith([], ['3-m']).line, NAME, [end])).toMatchObject([{ reason: 'held' }]);
    const { line, sent } = lineWith([]);
    expect(await sendTo(line, NAME, [end])).toEqual([]);
    expect(sent).toEqual([['3-e']]);
  });

  it('goes nowhere where nothing is said to stand', async () => {
    const { line, sent } = lineWith([]);
    const bare = { _id: 'later:1', _rev: '3-e', _deleted: true };
    expect(await sendTo(line, NAME, [bare])).toMatchObject([{ reason: 'held' }]);
    expect(sent).toEqual([]);
  });
});
