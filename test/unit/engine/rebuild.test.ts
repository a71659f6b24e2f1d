import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadModel, type Bundle, type Progress } from '../../../renderer/engine/readModel/readModel';
import type { MeetingRef } from '../../../shared/contracts/views';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from './runningEngine';
import { eventually } from '../eventually';

type Running = Awaited<ReturnType<typeof startEngine>>;
/** The one that was presented again is still on the first meeting's list. */
const CASES = [5, 1, 1, 1, 1];
const NAMES = ['Mésange', 'Rossignol', 'Pinson', 'Alouette'];

let shell: ReturnType<typeof memoryShell>;
let meetings: MeetingRef[];
let engine: Running;

const start = async () => {
  engine = await startEngine(shell);
};
const unlock = async () => {
  await start();
  await engine.run('unlock', { passphrase: PASSPHRASE });
  return engine.rested();
};
const lock = () => engine.run('lock', {});

/** What lies in the read model while the workstation is locked, and what may be done to it then. */
async function model<T>(act: (model: ReadModel) => Promise<T>): Promise<T> {
  const held = new ReadModel();
  try {
    return await act(held);
  } finally {
    held.close();
  }
}
const bundles = () => model((it) => it.bundles.toArray());
const progress = () => model((it) => it.progress.toArray());
const change = (to: Partial<Progress>) =>
  model((it) => it.progress.toCollection().modify((row) => void Object.assign(row, to)));
const plain = ({ cards: _sealed, ...rest }: Bundle) => rest;
const found = async (text: string) => (await engine.ask('search', { text })).hits.map(({ title }) => title);

/** Everything a user may ask for. */
const seen = async () => ({
  agenda: await engine.ask('agenda', { today: '2000-01-01' }),
  meetings: await Promise.all(meetings.map((ref) => engine.ask('meeting', ref))),
  people: await engine.ask('people', {}),
  boards: await engine.ask('boards', {}),
});

beforeEach(async () => {
  await wipeStores();
  shell = memoryShell();
  await start();
  const { meeting, file, people } = await meetingWithOneCase(engine);
  const other = await engine.run('planMeeting', {
    database: meeting.database,
    date: `${meeting.database.slice(-4)}-12-22` as never,
    time: '14:00',
  });
  // Boards enough that several are built at a time.
  const others: MeetingRef[] = [];
  for (const name of ['RCP Digestif', 'RCP Thorax', 'RCP Urologie']) {
    const { database } = await engine.run('createBoard', { name, template: 'sein' });
    const ref = await engine.run('planMeeting', {
      database,
      date: `${meeting.database.slice(-4)}-12-16` as never,
      time: '09:00',
    });
    await engine.run('registerCases', {
      ...ref,
      source: 'typed',
      cases: [{ 'identity.birthName': `Essai ${name}` }],
    });
    others.push(ref);
  }
  meetings = [meeting, other, ...others];
  await engine.run('registerCases', {
    ...meeting,
    source: 'typed',
    cases: NAMES.map((name) => ({ 'identity.birthName': name, 'summary.question': 'Que faire ?' })),
  });
  const [chair] = people;
  if (!chair) throw new Error('nobody');
  await engine.run('openMeeting', { ...meeting, chair });
  await engine.run('propose', { ...file, text: 'Chirurgie' });
  await engine.run('decide', {
    ...file,
    decision: { outcome: 'postponed', postponement: { reason: 'time' } },
  });
  await engine.run('closeMeeting', { ...meeting, postponeRest: true });
  await engine.run('representCase', { ...file, meeting: other.meeting });
  await lock();
});
afterEach(lock);

describe('the read model', () => {
  it('is built anew as it was written act by act', async () => {
    const written = (await bundles()).map(plain);
    const sorted = (all: readonly Omit<Bundle, 'cards'>[]) =>
      all.map((it) => ({
        ...it,
        cases: [...it.cases].sort(),
        documents: [...it.documents].sort(),
        caseDocuments: it.caseDocuments.map((ids) => [...ids].sort()).sort((a, b) => (a < b ? -1 : 1)),
      }));
    await unlock();
    const before = await seen();
    await lock();
    await model((it) => it.delete());
    await unlock();
    expect(await seen()).toEqual(before);
    await lock();
    expect(sorted((await bundles()).map(plain))).toEqual(sorted(written));
    await unlock();
  });

  it('is built anew for another version of Concerto, and for another database of the same name', async () => {
    for (const stale of [{ by: '1 0.0.1' }, { instance: 'another' }, { isBuilt: false }]) {
      await change(stale);
      await model((it) => it.bundles.toCollection().modify({ cases: [], caseDocuments: [] }));
      await unlock();
      expect((await seen()).meetings.map((view) => view?.cases.length)).toEqual(CASES);
      await lock();
      const rows = await progress();
      expect(rows.map((row) => row.isBuilt)).toEqual([true, true, true, true]);
      expect(rows.map((row) => row.by)).not.toContain('1 0.0.1');
    }
    await unlock();
  });

  it('is made anew where it does not open', async () => {
    await model((it) => it.delete());
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('concerto-read-model', 9_000);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    await unlock();
    expect((await seen()).meetings.map((view) => view?.cases.length)).toEqual(CASES);
  });

  it('goes on after it was locked in the middle', async () => {
    await model((it) => it.delete());
    await start();
    const unlocking = engine.connection.command('unlock', { passphrase: PASSPHRASE });
    await engine.connection.command('lock', {});
    await unlocking;
    await unlock();
    expect((await seen()).meetings.map((view) => view?.cases.length)).toEqual(CASES);
    expect(await found('rossig')).toEqual(['ROSSIGNOL']);
  });

  it('holds no word of a patient in clear', async () => {
    const text = JSON.stringify(await bundles());
    expect(text).toContain('case:');
    for (const name of [...NAMES, 'Tourterelle', 'Chirurgie'])
      expect(text.toLowerCase()).not.toContain(name.toLowerCase());
    await unlock();
  });
});

describe('the search', () => {
  const all = async () => (await Promise.all(NAMES.map(found))).flat().length;

  it('finds everybody after unlocking, after a rebuild, and where the cards are gone', async () => {
    await unlock();
    await eventually(async () => expect(await all()).toBe(NAMES.length));
    await lock();
    await model((it) =>
      it.bundles.toCollection().modify((row) => void delete (row as { cards?: string }).cards),
    );
    await unlock();
    await eventually(async () => expect(await all()).toBe(NAMES.length));
    await lock();
    await model((it) => it.delete());
    await unlock();
    await eventually(async () => expect(await all()).toBe(NAMES.length));
  });

  it('finds by the new name after an edit and a lock, and no longer by the old one', async () => {
    await unlock();
    const view = await engine.ask('meeting', meetings[0] as MeetingRef);
    const line = view?.cases.find(({ name }) => name === 'PINSON');
    if (!line) throw new Error('no case');
    await engine.run('editCase', {
      database: line.database,
      case: line.case,
      changes: { 'identity.birthName': 'Bouvreuil' },
    });
    expect(await found('bouvreuil')).toEqual(['BOUVREUIL']);
    await lock();
    await unlock();
    await eventually(async () => expect(await found('bouvreuil')).toEqual(['BOUVREUIL']));
    expect(await found('pinson')).toEqual([]);
    // What is found comes before all is looked through.
    await eventually(async () => expect((await engine.ask('search', { text: 'x' })).complete).toBe(true));
  });
});
