import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoardSync } from '../../../../renderer/engine/sync/boardSync';
import { forgetCounterpart } from '../../../../renderer/engine/sync/identity';
import type { Line } from '../../../../renderer/engine/region/line';
import { NoAnswer } from '../../../../renderer/engine/region/regionHttp';
import { sendTo } from '../../../../renderer/engine/sync/remote';
import { StorageState } from '../../../../renderer/engine/storage/storageState';
import type { DatabaseName } from '../../../../shared/domain/ids';
import { openSession } from '../openSession';
import { wipeStores } from '../runningEngine';

const answer = (body: unknown, status = 200) => Promise.resolve({ status, body });

let opened: Awaited<ReturnType<typeof openSession>>;
let database: DatabaseName;
let refused: { readonly id: string; readonly rev: string };
/** What the region answers to the documents sent to it. */
let onSent: () => ReturnType<Line['ask']>;

/** The region has nothing of what it refused. */
const line = {
  ask: (path: string, _method?: string, body?: unknown) =>
    path.endsWith('/_revs_diff')
      ? answer(
          Object.fromEntries(
            Object.entries(body as Record<string, string[]>).map(([id, missing]) => [id, { missing }]),
          ),
        )
      : onSent(),
} as unknown as Line;

const boardSync = () =>
  new BoardSync(database, {
    line,
    store: opened.store,
    keys: opened.session.keys,
    storage: new StorageState(opened.shell, () => undefined),
    entered: () => Promise.resolve(),
    shutOut: () => undefined,
    isWatched: () => false,
    onState: () => undefined,
    onPieces: () => undefined,
  });

/** As a session finds it that begins now. */
async function listed() {
  const { denied } = boardSync();
  await denied.open();
  return denied.all.map(({ id, reason }) => [id, reason]);
}

async function retry(): Promise<unknown> {
  const board = boardSync();
  await board.denied.open();
  return board.retryDenied().catch((error: unknown) => error);
}

beforeEach(async () => {
  await wipeStores();
  opened = await openSession();
  ({ database } = await opened.run('loadDemo', {}));
  await opened.store.settled();
  const leaf = await opened.leafOf(database, 'board');
  if (!leaf) throw new Error('no board');
  refused = { id: 'board', rev: leaf.revision.rev };
  await boardSync().denied.add({ ...refused, reason: 'concerto:right' });
});
afterEach(() => opened.open.close());

describe('what the region refuses', () => {
  it('stays listed when the network fails while it is offered again', async () => {
    onSent = () => Promise.reject(new NoAnswer('unreachable'));
    expect(await retry()).toBeInstanceOf(NoAnswer);
    expect(await listed()).toEqual([['board', 'concerto:right']]);
  });

  it('stays listed, with the last reason, when it is refused again', async () => {
    onSent = () => answer([{ ...refused, error: 'forbidden', reason: 'concerto:author' }], 201);
    await retry();
    expect(await listed()).toEqual([['board', 'concerto:author']]);
  });

  it('stays listed when it is refused while what was refused before is offered again', async () => {
    const board = boardSync();
    await board.denied.open();
    onSent = async () => {
      await board.denied.add({ id: 'case:9', rev: '1-b', reason: 'concerto:right' });
      return answer([], 201);
    };
    await board.retryDenied();
    expect(await listed()).toEqual([['case:9', 'concerto:right']]);
  });

  it('keeps every leaf of a document listed where the region does not say which it refuses', async () => {
    onSent = () => answer([{ id: 'case:9', error: 'forbidden', reason: 'concerto:right' }], 201);
    const leaves = ['2-a', '2-b'].map((rev) => ({ _id: 'case:9', _rev: rev }));
    const others = [{ _id: 'case:8', _rev: '1-a' }];
    const denied = await sendTo(line, database, [...leaves, ...others]);
    expect(denied.map(({ id, rev }) => `${id}@${rev}`)).toEqual(['case:9@2-a', 'case:9@2-b']);
  });

  it('leaves the list where the region has it by now', async () => {
    const knowing = vi.spyOn(line, 'ask').mockImplementation((_, __, body) => {
      const others = Object.entries(body as Record<string, string[]>).filter(([id]) => id !== refused.id);
      return answer(Object.fromEntries(others.map(([id, missing]) => [id, { missing }])));
    });
    expect(await retry()).toBeUndefined();
    knowing.mockRestore();
    expect(await listed()).toEqual([]);
  });

  it('leaves the list once the region takes it', async () => {
    onSent = () => answer([], 201);
    await retry();
    expect(await listed()).toEqual([]);
  });
});

describe('what the region deleted and this workstation kept', () => {
  it('stays listed, is not offered by itself, and goes back as a new revision when a person says so', async () => {
    const board = boardSync();
    await board.denied.open();
    await board.denied.answered(board.denied.all, [{ ...refused, reason: 'ended' }]);
    onSent = () => Promise.reject(new Error('offered'));
    await board.retryDenied();
    expect(await listed()).toEqual([['board', 'ended']]);
    await board.putBack();
    const after = (await opened.leafOf(database, 'board'))?.revision;
    expect(after?.ids[1]).toBe(refused.rev.slice(refused.rev.indexOf('-') + 1));
    expect(await listed()).toEqual([]);
  });
});

describe('a region that a person calls right although it is another', () => {
  it('is pulled from the beginning, not from where a first pull of the former one was cut off', async () => {
    const local = opened.store.open(database);
    for (const id of ['_local/pulled', '_local/pushed', '_local/identity', '_local/firstPull'])
      await local.setLocal(id, { seq: 7, since: 7, after: 'case:9' });
    await forgetCounterpart(local);
    for (const id of ['_local/pulled', '_local/pushed', '_local/identity', '_local/firstPull'])
      expect([id, await local.local(id)]).toEqual([id, null]);
  });
});
