import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../../electron/files/disk';
import type { Instant } from '../../../../shared/domain/brand';
import { entry } from '../../../support/journalEntries';
import { restored, surveyed } from '../../../support/backupFile';
import { BrokenDisk } from '../journal/brokenDisk';
import { at, filesIn, KEYS, newFolder, Workstation } from '../../../support/backupWorkstation';

const bytesOf = async (...parts: string[]) => new Uint8Array(await readFile(path.join(...parts)));
const NAME = 'concerto-sauvegarde-2026-11-24-1430.concerto';
const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}T13:30:00.000Z` as Instant;

describe('a backup that is written', () => {
  it('holds the documents and the journal, under its name of the hour, and nothing else is left', async () => {
    const workstation = await Workstation.make();
    await workstation.write([entry(1), entry(2)], [entry(3)]);
    const result = await workstation.back({}, [entry(3), entry(4)]);
    const last = { at, purpose: 'asked', records: 4, place: null };
    expect(result).toMatchObject({ kind: 'written', fellBack: false, last });
    const folder = path.join(workstation.folder, 'backups');
    expect(await filesIn(folder)).toEqual([NAME]);
    const { entries, files, summary } = restored(await bytesOf(folder, NAME));
    expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(['case:1', 'case:2', 'case:3', 'case:4']));
    expect(new TextDecoder().decode(files.get('vault.json'))).toBe(KEYS);
    expect(summary).toMatchObject({ state: 'whole', about: { at, device: 'abcd1234', version: '0.1.0' } });
    expect(await workstation.restarted().ask({ op: 'backup.state' })).toMatchObject({
      last: { ...last, size: summary.size },
      lastDaily: null,
    });
  });

  it('takes what is written to the journal meanwhile', async () => {
    const workstation = await Workstation.make();
    const job = await workstation.begin();
    await workstation.write([entry(9)]);
    expect(await workstation.finish(job)).toMatchObject({ last: { records: 1 } });
  });

  it('is not called otherwise in one minute, but numbered', async () => {
    const workstation = await Workstation.make();
    await workstation.back();
    await workstation.back();
    expect(await filesIn(path.join(workstation.folder, 'backups'))).toEqual([
      NAME.replace('1430', '1430-2'),
      NAME,
    ]);
  });

  it('goes to the chosen folder, known to the page by its last name, and elsewhere while that is away', async () => {
    const workstation = await Workstation.make();
    const drive = path.join(await newFolder(), 'USB');
    await mkdir(drive);
    const folder = workstation.chosen.keep(drive);
    expect(await workstation.ask({ op: 'backup.folder', folder })).toMatchObject({
      place: 'USB',
      isReachable: true,
    });
    expect(await workstation.back()).toMatchObject({ fellBack: false, last: { place: 'USB' } });
    expect(await filesIn(drive)).toEqual([NAME]);

    await rm(drive, { recursive: true });
    const next = workstation.restarted();
    expect(await next.ask({ op: 'backup.state' })).toMatchObject({ place: 'USB', isReachable: false });
    expect(await next.back()).toMatchObject({ fellBack: true, last: { place: null } });
    expect(await next.ask({ op: 'backup.state' })).toMatchObject({ place: 'USB', last: { place: null } });
  });

  it('keeps the last seven dailies of this workstation, and all that is not one of them', async () => {
    const workstation = await Workstation.make();
    const folder = path.join(workstation.folder, 'backups');
    await workstation.back({ at: on(1) });
    await workstation.back({ at: on(2), purpose: 'daily', device: 'other' });
    await writeFile(path.join(folder, 'concerto-sauvegarde-2020-01-01-0000.concerto'), 'not ours');
    await writeFile(path.join(folder, '.concerto-sauvegarde-abcd1234-00ff.tmp'), 'cut short');
    await writeFile(path.join(folder, '.concerto-sauvegarde-other-00ff.tmp'), 'another’s');
    for (let day = 3; day <= 12; day++) await workstation.back({ at: on(day), purpose: 'daily' });
    const days = (await filesIn(folder)).map((name) => /-(\d\d)-\d{4}\.concerto$/.exec(name)?.[1] ?? name);
    expect(days).toEqual([
      '.concerto-sauvegarde-other-00ff.tmp',
      '01',
      ...['01', '02', '06', '07', '08', '09', '10', '11', '12'],
    ]);
    expect(await workstation.ask({ op: 'backup.state' })).toMatchObject({ lastDaily: on(12) });
  });
});

describe('a backup that is not to be', () => {
  const nothingIn = async (workstation: Workstation) =>
    expect(await filesIn(path.join(workstation.folder, 'backups'))).toEqual([]);

  it('leaves nothing when it is given up, by the page or with it', async () => {
    const workstation = await Workstation.make();
    const job = await workstation.begin();
    await workstation.ask({ op: 'backup.drop', job });
    await nothingIn(workstation);
    await workstation.begin();
    await workstation.backups.dropAll();
    await nothingIn(workstation);
    await expect(workstation.ask({ op: 'backup.step', job })).rejects.toThrow('terminé');
    expect(await workstation.back()).toMatchObject({ kind: 'written' });
  });

  it('is one at a time', async () => {
    const workstation = await Workstation.make();
    await workstation.begin();
    await expect(workstation.begin()).rejects.toThrow('déjà en cours');
  });

  it('says in French that the medium is full, leaves nothing there, and the next one works', async () => {
    const broken = new BrokenDisk();
    const workstation = await Workstation.make(broken.disk);
    const job = await workstation.begin();
    broken.fails = (step) => (step === 'write' ? 'ENOSPC' : null);
    await expect(workstation.finish(job)).rejects.toThrow('pas assez de place');
    await nothingIn(workstation);
    broken.fails = (step) => (step === 'sync' ? 'EIO' : null);
    await expect(workstation.back()).rejects.toThrow('refuse l’écriture');
    await nothingIn(workstation);
    broken.fails = () => null;
    expect(await workstation.back()).toMatchObject({ kind: 'written' });
  });

  it('stops before it takes the room that the workstation itself needs', async () => {
    const workstation = await Workstation.make();
    workstation.room = 1000;
    await expect(workstation.back()).rejects.toThrow('pas assez de place');
    await nothingIn(workstation);
  });

  it('is not kept where the medium does not give back what was written', async () => {
    let reads = 0;
    const forgetful: Disk = {
      ...realDisk,
      open: async (...args: Parameters<Disk['open']>) => {
        const handle = await realDisk.open(...args);
        if (args[1] !== 'r') return handle;
        const read = handle.read.bind(handle) as (
          ...a: unknown[]
        ) => Promise<{ bytesRead: number; buffer: Uint8Array }>;
        return Object.assign(handle, {
          read: async (...given: unknown[]) => {
            const got = await read(...given);
            reads += 1;
            if (got.bytesRead > 300) got.buffer[300] = (got.buffer[300] ?? 0) ^ 1;
            return got;
          },
        });
      },
    };
    const workstation = await Workstation.make(forgetful);
    await expect(workstation.back({}, [entry(1, 400)])).rejects.toThrow('n’a pas pu être relue');
    expect(reads).toBeGreaterThan(0);
    await nothingIn(workstation);
    expect(await workstation.ask({ op: 'backup.state' })).toMatchObject({ last: null });
  });
});

describe('a backup file that is looked into', () => {
  it('is told of as it is, damaged or not', async () => {
    const workstation = await Workstation.make();
    await workstation.back({}, [entry(1, 400), entry(2, 400)]);
    const file = path.join(workstation.folder, 'backups', NAME);
    expect(await workstation.check(file)).toMatchObject({
      kind: 'checked',
      summary: { state: 'whole' },
      keys: KEYS,
    });
    await appendFile(file, 'x');
    expect(await workstation.check(file)).toMatchObject({ summary: { state: 'damaged', damagedBytes: 1 } });
    expect(surveyed(await bytesOf(file)).state).toBe('damaged');
    expect(await workstation.check(path.join(workstation.folder, 'settings.json'))).toMatchObject({
      summary: { state: 'unreadable' },
      keys: null,
    });
  });

  it('is refused in French where it cannot be read, and by a word that nobody gave out', async () => {
    const workstation = await Workstation.make();
    await expect(workstation.check(path.join(workstation.folder, 'none'))).rejects.toThrow(
      'ne peut pas être lu',
    );
    const file = '00000000-0000-4000-8000-000000000000';
    await expect(workstation.ask({ op: 'backup.check', file })).rejects.toThrow('Demande refusée');
  });
});
