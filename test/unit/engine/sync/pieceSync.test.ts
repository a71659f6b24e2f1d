import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutFile } from '../../../../renderer/engine/files/cut';
import { AttachedStore } from '../../../../renderer/engine/files/attachedStore';
import { StorageState } from '../../../../renderer/engine/storage/storageState';
import { sealJson } from '../../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../../renderer/engine/database/place';
import { sha256Hex, toBase64 } from '../../../../renderer/engine/keys/bytes';
import { nextRevision } from '../../../../renderer/engine/database/revisions';
import { DeniedList } from '../../../../renderer/engine/sync/deniedList';
import { FewAtATime } from '../../../../renderer/engine/region/fewAtATime';
import type { Line } from '../../../../renderer/engine/region/line';
import { PieceSync } from '../../../../renderer/engine/sync/pieceSync';
import { NoAnswer } from '../../../../renderer/engine/region/regionHttp';
import { PIECE_BYTES } from '../../../../shared/domain/files';
import { chunkId, type DatabaseName } from '../../../../shared/domain/ids';
import { storedSchema } from '../../../../shared/domain/stored';
import { pdf } from '../files/samples';
import { openSession } from '../openSession';
import { wipeStores } from '../runningEngine';
import { eventually } from '../../eventually';

type Doc = Record<string, unknown> & { _id: string; _rev: string };

/** A region of pieces alone, whose network the test cuts. */
function fakeRegion() {
  const region = {
    docs: new Map<string, Doc>(),
    /** Pieces that were sent, or asked for, in their order. */
    sent: [] as string[],
    asked: [] as string[],
    /** Answered so many times more; null: for ever. */
    left: null as number | null,
    refuses: new Set<string>(),
  };
  const reply = (body: unknown, status = 200) => Promise.resolve({ status, body });
  const ask = (path: string, _method?: string, body?: unknown) => {
    if (region.left === 0) return Promise.reject(new NoAnswer('unreachable'));
    if (region.left !== null) region.left--;
    if (path.endsWith('/_revs_diff')) {
      const asked = Object.entries(body as Record<string, string[]>);
      return reply(
        Object.fromEntries(
          asked.flatMap(([id, revs]) => {
            const missing = revs.filter((rev) => region.docs.get(id)?._rev !== rev);
            return missing.length === 0 ? [] : [[id, { missing }]];
          }),
        ),
      );
    }
    const { docs } = body as { docs: Doc[] };
    if (path.includes('/_bulk_get')) {
      region.asked.push(...docs.map(({ _id, id }) => _id ?? id));
      const results = docs.map(({ id }) => {
        const found = region.docs.get(id as string);
        return { docs: found ? [{ ok: found }] : [{ error: { id, error: 'not_found' } }] };
      });
      return reply({ results });
    }
    region.sent.push(...docs.map(({ _id }) => _id));
    const refused = docs.filter(({ _id }) => region.refuses.has(_id));
    for (const doc of docs) if (!refused.includes(doc)) region.docs.set(doc._id, doc);
    return reply(
      refused.map(({ _id, _rev }) => ({ id: _id, rev: _rev, error: 'forbidden', reason: 'concerto:right' })),
      201,
    );
  };
  const line = { ask, pieces: new FewAtATime(2), up: () => Promise.resolve() } as unknown as Line;
  return { region, line };
}

let opened: Awaited<ReturnType<typeof openSession>>;
let database: DatabaseName;
let attached: AttachedStore;
let world: ReturnType<typeof fakeRegion>;
let ending: AbortController;

beforeEach(async () => {
  await wipeStores();
  opened = await openSession();
  ({ database } = await opened.run('createBoard', { name: 'RCP Sein', template: 'sein' }));
  attached = new AttachedStore(opened.store, database);
  world = fakeRegion();
  ending = new AbortController();
});
afterEach(async () => {
  ending.abort();
  await opened.open.close();
});

const PIECES = 5;
const bytes = pdf(PIECE_BYTES * PIECES - 9);
const cut = await cutFile(bytes, 'application/pdf');
const ids = cut.pieces.map((_, n) => chunkId(cut.sha256, n));

async function pieceSync() {
  const storage = new StorageState(opened.shell, () => undefined);
  const denied = new DeniedList(opened.store.open(database), () => true);
  await denied.open();
  const files: number[] = [];
  const sync = new PieceSync(database, {
    line: world.line,
    store: opened.store,
    keys: opened.session.keys,
    storage,
    denied,
    signal: ending.signal,
    moved: (left) => files.push(left),
    onPieces: () => undefined,
  });
  return { sync, denied, files };
}
const runs = async () => {
  const made = await pieceSync();
  void made.sync.run();
  return made;
};

/** As another workstation has put it there. */
async function putThere(change: (doc: Doc, n: number) => Doc = (doc) => doc): Promise<void> {
  for (const [n, piece] of cut.pieces.entries()) {
    const doc = storedSchema.parse({
      _id: ids[n],
      type: 'chunk',
      schema: 1,
      content: toBase64(piece),
    });
    const { rev } = await nextRevision(doc, null);
    world.region.docs.set(doc._id, change({ ...doc, _rev: rev }, n));
  }
}

describe('the pieces of an attached file', () => {
  it('are sent once each, and never offered to a region that has them', async () => {
    await attached.keep(cut);
    const { sync, files } = await runs();
    await eventually(() => expect(sync.isSent(cut.sha256)).toBe(true));
    expect(world.region.sent).toEqual(ids);
    expect(files[0]).toBe(1);
    expect(files.at(-1)).toBe(0);
    // Attached once more, also elsewhere: nothing is new.
    expect(await attached.keep(cut)).toBe(false);
    sync.written();
    const again = await runs();
    await eventually(() => expect(again.sync.isSent(cut.sha256)).toBe(true));
    expect(world.region.sent).toHaveLength(PIECES);
  });

  it('are sent where a false one of the same name stands there and here, and wins', async () => {
    const [id = chunkId(cut.sha256, 0)] = ids;
    const hash = 'f'.repeat(32);
    const forged = { _id: id, type: 'chunk', schema: 1, content: btoa('faux') };
    world.region.docs.set(id, { ...forged, _rev: `1-${hash}` });
    const cipher = await sealJson(opened.session.keys, placeOf(database, id), forged);
    await opened.store.receive(database, [{ database, id, rev: `1-${hash}`, ancestors: [hash], cipher }]);
    await attached.keep(cut);
    const { sync, files } = await runs();
    await eventually(() => expect(sync.isSent(cut.sha256)).toBe(true));
    expect(world.region.sent.filter((one) => one === id)).toHaveLength(1);
    expect(world.region.docs.get(id)).toMatchObject({ content: toBase64(cut.pieces[0] ?? new Uint8Array()) });
    expect(world.region.docs.get(id)?._rev).toMatch(/^1-/);
    expect(files.at(-1)).toBe(0);
  });

  it('go on where the network was cut', async () => {
    await attached.keep(cut);
    // What is missing, and two pieces.
    world.region.left = 3;
    const { sync } = await runs();
    await eventually(() => expect(world.region.left).toBe(0));
    expect(sync.isSent(cut.sha256)).toBe(false);
    world.region.left = null;
    await eventually(() => expect(sync.isSent(cut.sha256)).toBe(true));
    expect(world.region.sent).toEqual(ids);
  });

  it('hold up none of the others where one is refused, and it is listed', async () => {
    await attached.keep(cut);
    world.region.refuses.add(ids[1] ?? '');
    const { sync, denied } = await runs();
    await eventually(() => expect(sync.isSent(cut.sha256)).toBe(true));
    expect(world.region.docs.size).toBe(PIECES - 1);
    expect(denied.all).toMatchObject([{ id: ids[1], reason: 'concerto:right' }]);
    expect(sync.isRefused(cut.sha256)).toBe(true);
    world.region.refuses.clear();
    const [one] = denied.all;
    expect(one && (await sync.offer(one))).toEqual([]);
    expect(world.region.docs.size).toBe(PIECES);
  });

  it('come when they are asked for, each once, from where it was cut, and give the file', async () => {
    await putThere();
    const { sync } = await pieceSync();
    world.region.left = 2;
    expect(await sync.fetch(cut.manifest)).toMatchObject({ ok: false, problem: { code: 'network' } });
    const held = await attached.held(cut.manifest);
    expect(held).toBe(2);
    world.region.left = null;
    const [one, other] = await Promise.all([sync.fetch(cut.manifest), sync.fetch(cut.manifest)]);
    expect([one.ok, other.ok]).toEqual([true, true]);
    expect(world.region.asked).toHaveLength(PIECES);
    expect(await sha256Hex((await attached.content(cut.manifest)) ?? '')).toBe(cut.sha256);
    // They are not in the journal, since the region has them; and not offered back.
    expect(opened.shell.journal.some(({ id }) => id.startsWith('chunk:'))).toBe(false);
    void sync.run();
    await eventually(() => expect(sync.isSent(cut.sha256)).toBe(true));
    expect(world.region.sent).toEqual([]);
  });

  it('are refused where they are not what their hash says, and nothing of that is kept', async () => {
    await putThere((doc, n) => (n === 3 ? { ...doc, content: toBase64(pdf(PIECE_BYTES, 9)) } : doc));
    const { sync } = await pieceSync();
    const result = await sync.fetch(cut.manifest);
    expect(result).toMatchObject({ ok: false, problem: { code: 'file' } });
    const here = (await opened.store.open(database).pieces(cut.sha256)).map(({ id }) => id);
    expect(here).not.toContain(ids[3]);
    expect(await attached.content(cut.manifest)).toBeNull();
  });

  it('are said to be missing where the region does not have them all yet', async () => {
    await putThere();
    world.region.docs.delete(ids[4] ?? '');
    const { sync } = await pieceSync();
    expect(await sync.fetch(cut.manifest)).toMatchObject({ ok: false, problem: { code: 'missing' } });
  });

  it('are not brought to a disk that has no room', async () => {
    await putThere();
    opened.shell.measure({ level: 'readOnly', free: 0, wanted: 1 });
    const storage = new StorageState(opened.shell, () => undefined);
    await storage.start();
    const { line } = world;
    const { store, session } = opened;
    const denied = new DeniedList(store.open(database), () => false);
    const sync = new PieceSync(database, {
      line,
      store,
      keys: session.keys,
      storage,
      denied,
      signal: ending.signal,
      moved: () => undefined,
      onPieces: () => undefined,
    });
    expect(await sync.fetch(cut.manifest)).toMatchObject({ ok: false, problem: { code: 'storage' } });
    expect(await attached.held(cut.manifest)).toBe(0);
  });
});
