import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { install, settleRestore } from '../../../../electron/backup/install';
import { realDisk, type Disk } from '../../../../electron/files/disk';
import { entry } from '../../../support/journalEntries';
import { DyingDisk, Killed } from './dyingDisk';
import { filesIn, KEYS, newFolder, textOf, Workstation } from '../../../support/backupWorkstation';

let file: string;
beforeEach(async () => {
  const origin = await Workstation.make();
  await origin.write([entry(1), entry(2)], [entry(3)]);
  await origin.back({}, [entry(4)]);
  const folder = path.join(origin.folder, 'backups');
  file = path.join(folder, (await filesIn(folder))[0] ?? '');
});

const ids = async (workstation: Workstation) => (await workstation.journal()).map(({ id }) => id).sort();
const ALL = ['case:1', 'case:2', 'case:3', 'case:4'];

describe('a restore on a bare machine', () => {
  it('makes the journal and the key file, says what was lost, and leaves no trace of its work', async () => {
    const bare = await Workstation.make();
    expect(await bare.install(file)).toMatchObject({
      kind: 'installed',
      summary: { records: 4, state: 'whole' },
    });
    expect(await filesIn(bare.folder)).toEqual(['journal', 'restored.json', 'vault.json']);
    expect(await textOf(bare.folder, 'vault.json')).toBe(KEYS);
    expect(await ids(bare)).toEqual(ALL);
    expect(bare.released).toBe(1);
    expect(await bare.ask({ op: 'backup.restored' })).toMatchObject({ restored: { records: 4, missing: 0 } });
    await bare.ask({ op: 'backup.restoredRead' });
    expect(await bare.ask({ op: 'backup.restored' })).toEqual({ restored: null });
  });

  it('restores what is whole of a damaged file', async () => {
    const bytes = await readFile(file);
    const hit = bytes.indexOf('"id":"case:4"');
    expect(hit).toBeGreaterThan(0);
    await writeFile(
      file,
      new Uint8Array(bytes).map((byte, i) => (i === hit ? 0 : byte)),
    );
    const bare = await Workstation.make();
    expect(await bare.install(file)).toMatchObject({ summary: { state: 'damaged', records: 3, missing: 1 } });
    expect(await ids(bare)).toEqual(['case:1', 'case:2', 'case:3']);
    expect(await bare.ask({ op: 'backup.restored' })).toMatchObject({
      restored: { missing: 1, missingNames: { rcp_sein_2026: [`case:4@${entry(4).rev}`] } },
    });
  });

  it('is refused where somebody is enrolled or records lie, and changes nothing there', async () => {
    const enrolled = await Workstation.make();
    await writeFile(path.join(enrolled.folder, 'vault.json'), 'theirs');
    await expect(enrolled.install(file)).rejects.toThrow('porte déjà des données');
    expect(await filesIn(enrolled.folder)).toEqual(['vault.json']);
    expect(await textOf(enrolled.folder, 'vault.json')).toBe('theirs');

    const keyless = await Workstation.make();
    await keyless.write([entry(7)]);
    await expect(keyless.install(file)).rejects.toThrow('porte déjà des données');
    expect(await ids(keyless)).toEqual(['case:7']);
  });

  it('writes nothing of a file that is no backup', async () => {
    const bare = await Workstation.make();
    const odd = path.join(await newFolder(), 'odd');
    await writeFile(odd, 'a letter');
    await expect(bare.install(odd)).rejects.toThrow('ne peut pas être restauré');
    expect(await filesIn(bare.folder)).toEqual([]);
  });

  it('goes into a journal folder that is there and empty', async () => {
    const bare = await Workstation.make();
    await mkdir(path.join(bare.folder, 'journal'));
    await writeFile(path.join(bare.folder, 'journal', 'journal-000001.log'), '');
    await bare.install(file);
    expect(await ids(bare)).toEqual(ALL);
  });
});

describe('a restore that is killed', () => {
  async function installing(disk: Disk, folder: string): Promise<void> {
    const job = install(disk, file, folder);
    while (!(await job.next()).done);
  }

  it('is finished or undone at the next start, whichever of its steps was the last', async () => {
    let outcomes = { bare: 0, restored: 0 };
    for (let last = 0; ; last++) {
      const profile = await Workstation.make();
      const dying = new DyingDisk(last);
      const killed = await installing(dying.disk, profile.folder).then(
        () => false,
        (error: unknown) => error instanceof Killed,
      );
      // The start after it is killed too, at each of its steps in turn; the one after that is not.
      await settleRestore(new DyingDisk(last % 17).disk, profile.folder).catch(() => undefined);
      await settleRestore(realDisk, profile.folder);
      expect(existsSync(path.join(profile.folder, 'restore'))).toBe(false);
      if (existsSync(path.join(profile.folder, 'vault.json'))) {
        outcomes = { ...outcomes, restored: outcomes.restored + 1 };
        expect(await ids(profile)).toEqual(ALL);
        expect(await filesIn(profile.folder)).toEqual(['journal', 'restored.json', 'vault.json']);
      } else {
        outcomes = { ...outcomes, bare: outcomes.bare + 1 };
        expect(await filesIn(profile.folder)).toEqual([]);
      }
      if (!killed && dying.asked <= last) break;
    }
    expect(outcomes.bare).toBeGreaterThan(10);
    expect(outcomes.restored).toBeGreaterThan(10);
  });

  it('never takes the place of keys that are there', async () => {
    const profile = await Workstation.make();
    await installing(realDisk, profile.folder);
    const staging = path.join(profile.folder, 'restore');
    await mkdir(path.join(staging, 'journal'), { recursive: true });
    await writeFile(path.join(staging, 'vault.json'), 'another');
    await writeFile(path.join(staging, 'complete'), '');
    await settleRestore(realDisk, profile.folder);
    expect(await textOf(profile.folder, 'vault.json')).toBe(KEYS);
    expect(existsSync(staging)).toBe(false);
  });

  it('does nothing at an ordinary start', async () => {
    const profile = await Workstation.make();
    await profile.write([entry(1)]);
    await appendFile(path.join(profile.folder, 'vault.json'), 'keys');
    const before = await filesIn(profile.folder);
    await settleRestore(realDisk, profile.folder);
    expect(await filesIn(profile.folder)).toEqual(before);
    await rm(profile.folder, { recursive: true });
  });
});
