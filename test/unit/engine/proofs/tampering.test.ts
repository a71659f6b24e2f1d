import { setTimeout as realTime } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import type { CaseRef } from '../../../../shared/contracts/views';
import type { JournalPayload } from '../../../../shared/records/journalFrame';
import { TamperedJournal } from '../../../support/tamperedJournal';
import { openLocal } from '../memoryPouch';
import { memoryShell } from '../memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from '../runningEngine';
import { LaterAudit } from '../../../../renderer/engine/journal/laterAudit';

let disk: TamperedJournal;
let shell: ReturnType<typeof memoryShell>;
let file: CaseRef;
beforeEach(async () => {
  await wipeStores();
  disk = new TamperedJournal();
  shell = await disk.behind(memoryShell());
});
afterEach(async () => {
  await disk.close();
  disk.remove();
});

/** A case whose T was 2 and is 4, on a workstation that was locked. */
async function written(): Promise<void> {
  const engine = await startEngine(shell);
  ({ file } = await meetingWithOneCase(engine));
  await engine.run('editCase', { ...file, changes: { 'tumour.t': '2' } });
  await engine.run('editCase', { ...file, changes: { 'tumour.t': '4' } });
  await engine.run('lock', {});
  await disk.close();
}

async function opened<T>(look: () => Promise<T> | undefined): Promise<T | undefined> {
  await disk.open();
  try {
    return await look();
  } finally {
    await disk.close();
  }
}

/** What the next unlocking shows of the case, and says. */
async function unlocked(): Promise<{ t: unknown; notices: string }> {
  await disk.open();
  const engine = await startEngine(shell);
  await engine.run('unlock', { passphrase: PASSPHRASE });
  const { notices } = await engine.rested();
  const view = await engine.ask('case', file);
  await engine.run('lock', {});
  await disk.close();
  return { t: view?.doc.values['tumour.t'], notices: notices.join('\n').replaceAll('\u00a0', ' ') };
}

const TAMPERED = 'a été modifié ou abîmé en dehors de Concerto';
const ofCase = (entries: JournalEntry[]): [JournalEntry, JournalEntry] => {
  const [last, before] = entries.filter(({ id }) => id === file.case).reverse();
  if (!last || !before) throw new Error('no case');
  return [last, before];
};
function followed({ database, id, rev, ancestors }: JournalEntry): Omit<JournalEntry, 'cipher'> {
  const hash = 'f'.repeat(32);
  return { database, id, rev: `${Number.parseInt(rev, 10) + 1}-${hash}`, ancestors: [hash, ...ancestors] };
}

const forgeries: Record<string, () => void> = {
  'a frame that deletes': () => disk.add((all) => [{ ...followed(ofCase(all)[0]), cipher: '' }]),
  'a frame that deletes as this version does': () =>
    disk.add((all) => [{ ...followed(ofCase(all)[0]), cipher: ofCase(all)[0].cipher, deleted: true }]),
  'an older ciphertext under a newer revision': () =>
    disk.add((all) => [{ ...followed(ofCase(all)[0]), cipher: ofCase(all)[1].cipher }]),
  'an older proof beside it': () =>
    disk.add((all) => {
      const [last, { cipher, proof }] = ofCase(all);
      return [{ ...followed(last), cipher, ...(proof === undefined ? {} : { proof }) }];
    }),
  'an older entry once more': () => disk.add((all) => [ofCase(all)[1]]),
};

interface Audit {
  pass(): Promise<boolean>;
}
const isOver = ({ type }: { readonly type: string }): boolean => type === 'fulfilled';

/** What is said within a minute of the unlocking, after what the start itself says. */
async function saidLater(during: () => void = () => undefined): Promise<{ atStart: string; later: string }> {
  await disk.open();
  const passes = vi.spyOn(LaterAudit.prototype as unknown as Audit, 'pass');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  try {
    const engine = await startEngine(shell);
    await engine.run('unlock', { passphrase: PASSPHRASE });
    const atStart = (await engine.rested()).notices.join('\n');
    during();
    // A minute, then until it was looked through, however slow the disk is.
    for (let second = 0; second < 60 || !passes.mock.settledResults.some(isOver); second++) {
      await vi.advanceTimersByTimeAsync(1000);
      await realTime(10);
    }
    const { notices } = await engine.rested();
    await engine.run('lock', {});
    return { atStart, later: notices.join('\n').replaceAll('\u00a0', ' ') };
  } finally {
    vi.useRealTimers();
    passes.mockRestore();
    await disk.close();
  }
}

/** Another session's writing behind a file that is closed. */
async function writtenBehindAClosedFile(): Promise<void> {
  await written();
  await disk.open();
  const engine = await startEngine(shell);
  await engine.run('unlock', { passphrase: PASSPHRASE });
  await shell.upkeep?.roll();
  await engine.run('editCase', { ...file, changes: { 'tumour.t': '3' } });
  await engine.run('lock', {});
  await disk.close();
}

describe('an old file of the journal', () => {
  const oldFile = () => disk.files()[0];
  const ofOld: Record<string, (frames: JournalPayload[]) => JournalPayload[]> = {
    'an entry holds an older content': (frames) => {
      const [last, before] = ofCase(frames.flatMap(({ entries }) => entries));
      return frames.map((frame) => ({
        ...frame,
        entries: frame.entries.map((it) => (it.rev === last.rev ? { ...it, cipher: before.cipher } : it)),
      }));
    },
    'a frame is not there any more': (frames) => frames.toSpliced(3, 1),
  };
  for (const [name, change] of Object.entries(ofOld))
    it(`is looked through after the unlocking, not at the start: ${name}`, async () => {
      await writtenBehindAClosedFile();
      expect(await saidLater()).toEqual({ atStart: '', later: '' });
      disk.forge(change, oldFile());
      const read = vi.spyOn(shell, 'readJournal');
      let atStart: number[] = [];
      const said = await saidLater(() => (atStart = read.mock.calls.map(([from]) => from)));
      const [, second] = (await opened(() => shell.upkeep?.segments())) ?? [];
      expect(Math.min(...atStart)).toBeGreaterThanOrEqual(second?.start ?? Infinity);
      expect(said.atStart).toBe('');
      expect(said.later).toContain(TAMPERED);
      // Said once, and what the database held is in the journal again.
      expect(await saidLater()).toEqual({ atStart: '', later: '' });
      await wipeStores();
      expect((await unlocked()).t).toBe('3');
    });

  it('is not read again while it is the same', async () => {
    await writtenBehindAClosedFile();
    await saidLater();
    const read = vi.spyOn(shell, 'readJournal');
    expect(await saidLater()).toEqual({ atStart: '', later: '' });
    const [, second] = (await opened(() => shell.upkeep?.segments())) ?? [];
    const earliest = Math.min(...read.mock.calls.map(([from]) => from));
    expect(earliest).toBeGreaterThanOrEqual(second?.start ?? Infinity);
  });
});

describe('a journal that somebody without the key has written to', () => {
  for (const [name, forge] of Object.entries(forgeries))
    it(`is not believed, and said: ${name}`, async () => {
      await written();
      forge();
      const { t, notices } = await unlocked();
      expect(t).toBe('4');
      expect(notices).toContain(TAMPERED);
      expect(notices).not.toContain('Rien de ce qui était enregistré n’est perdu');
      expect((await unlocked()).t).toBe('4');
    });

  const removals: Record<string, () => void> = {
    'the end is cut off at the border of a frame': () => disk.forge((frames) => frames.slice(0, -2)),
    'a bit of the last frame is another': () => disk.flip(),
    'a frame is taken out': () => disk.forge((frames) => frames.toSpliced(3, 1)),
    'two frames change places': () =>
      disk.forge((frames) => [...frames.slice(0, 2), ...frames.slice(2, 4).reverse(), ...frames.slice(4)]),
    'an entry takes the content of another': () =>
      disk.forge((frames) => {
        const [last, before] = ofCase(frames.flatMap(({ entries }) => entries));
        return frames.map((frame) => ({
          ...frame,
          entries: frame.entries.map((it) => (it.rev === last.rev ? { ...it, cipher: before.cipher } : it)),
        }));
      }),
    'an entry has another parent': () =>
      disk.forge((frames) =>
        frames.map((frame) => ({
          ...frame,
          entries: frame.entries.map((it) => ({ ...it, ancestors: [it.ancestors[0] ?? '', 'e'.repeat(32)] })),
        })),
      ),
  };
  for (const [name, forge] of Object.entries(removals))
    it(`is noticed when the store is lost too: ${name}`, async () => {
      await written();
      forge();
      await wipeStores();
      const { notices } = await unlocked();
      expect(notices).toContain(TAMPERED);
      expect(notices).not.toContain('Rien de ce qui était enregistré n’est perdu');
    });

  it('is not suspected where nobody touched it, whether the store is there or lost', async () => {
    await written();
    expect(await unlocked()).toEqual({ t: '4', notices: '' });
    await wipeStores();
    const { t, notices } = await unlocked();
    expect(t).toBe('4');
    expect(notices).toContain('Rien de ce qui était enregistré n’est perdu');
    expect(notices).not.toContain(TAMPERED);
  });
});

it('finds after the unlocking what was deleted in the store, its counts made to fit', async () => {
  await written();
  const store = openLocal(file.database);
  await store.remove(await store.get(file.case));
  await store.bulkDocs([{ _id: 'later:1', _rev: `1-${'a'.repeat(32)}`, c: 'QUJD' } as never], {
    new_edits: false,
  });
  const { atStart, later } = await saidLater();
  expect(atStart).not.toContain('supprimé');
  expect(later).toContain('1 document avait été supprimé, remplacé ou abîmé');
  expect((await unlocked()).t).toBe('4');
});

it('compares the store with the journal once a day: the next day finds what was done since', async () => {
  await written();
  expect(await saidLater()).toEqual({ atStart: '', later: '' });
  const store = openLocal(file.database);
  await store.remove(await store.get(file.case));
  await store.bulkDocs([{ _id: 'later:1', _rev: `1-${'a'.repeat(32)}`, c: 'QUJD' } as never], {
    new_edits: false,
  });
  const read = vi.spyOn(shell, 'readJournal');
  expect((await saidLater()).later).not.toContain('supprimé');
  const again = read.mock.calls.length;
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + 24 * 3600_000);
  expect((await saidLater()).later).toContain('1 document avait été supprimé, remplacé ou abîmé');
  expect(read.mock.calls.length - again).toBeGreaterThan(again);
  vi.mocked(Date.now).mockRestore();
});
