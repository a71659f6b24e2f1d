import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../../../build/concerto/run';
import { about, backupFrames, restored } from '../../../support/backupFile';
import { entry } from '../../../support/journalEntries';
import { restoredSchema, RESTORED_FILE } from '../../../../shared/backup/restored';
import { joined } from '../../../../shared/records/bytes';

const saved = {
  documents: [1, 2, 3, 4].map((n) => entry(n, 400)),
  journal: [[entry(1, 400)], [entry(5, 400), entry(6, 400)]],
};
const whole = joined(backupFrames(saved));

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-backup-'));
  file = path.join(folder, 'sauvegarde.concerto');
  await writeFile(file, whole);
});
afterEach(() => rm(folder, { recursive: true }));

const words = (lines: readonly string[]): string => lines.join('\n').replaceAll('\u00a0', ' ');
const damaged = async (): Promise<void> => {
  const frames = backupFrames(saved);
  await writeFile(file, joined(frames.filter((_, i) => i !== 2)));
};

describe('concerto backup verify', () => {
  it('ends with 0 where the backup is whole, and says what is in it', async () => {
    const { code, report, lines } = await run(['backup', 'verify', file]);
    expect(code).toBe(0);
    expect(words(lines)).toContain('La sauvegarde est entière.');
    expect(words(lines)).not.toContain('intact');
    expect(words(lines)).toContain('rcp_sein_2026 : 6 dossiers, 6 enregistrements');
    expect(report).toMatchObject({
      command: 'backup verify',
      state: 'whole',
      records: 6,
      size: whole.length,
    });
    expect(JSON.stringify(report) + words(lines)).not.toContain('QQQQ');
  });

  it('ends with 1 where something is missing, and names it', async () => {
    await damaged();
    const { code, report, lines } = await run(['backup', 'verify', file]);
    expect(code).toBe(1);
    const name = `case:2@${entry(2).rev}`;
    expect(report).toMatchObject({ state: 'damaged', missing: 1, missingNames: { rcp_sein_2026: [name] } });
    expect(words(lines)).toContain('1 enregistrement manque');
    expect(words(lines)).toContain(`- rcp_sein_2026 : ${name}`);
  });

  it.each([
    ['backup', 'verify'],
    ['backup', 'verify', 'a', 'b'],
    ['backup'],
    ['backup', 'verify', '--odd', 'a'],
  ])('ends with 2 when asked %j %j', async (...typed) => expect((await run(typed)).code).toBe(2));

  it('ends with 3 where the file is none, is not there, or is of a newer Concerto', async () => {
    await writeFile(file, 'not a backup');
    expect((await run(['backup', 'verify', file])).code).toBe(3);
    await writeFile(file, '');
    expect((await run(['backup', 'verify', file])).code).toBe(3);
    expect(await run(['backup', 'verify', path.join(folder, 'none')])).toMatchObject({
      code: 3,
      report: { error: 'Ce fichier ne peut pas être lu.' },
    });
    expect((await run(['backup', 'verify', folder])).code).toBe(3);
  });
});

describe('concerto restore', () => {
  const to = () => path.join(folder, 'profil');
  const read = async (name: string) => new Uint8Array(await readFile(path.join(to(), name)));

  it('writes the profile, with all that the first start needs to judge it, and ends with 0', async () => {
    expect(await run(['restore', file, '--to', to()])).toMatchObject({ code: 0, report: { records: 6 } });
    const { files, entries } = restored(whole, null);
    expect((await readdir(to())).sort()).toEqual(['journal', 'restored.json', 'vault.json']);
    for (const [name, bytes] of files) expect(await read(name)).toEqual(bytes);
    expect(new TextDecoder().decode(await read('vault.json'))).toBe(about.keys);
    // In the application it was judged before.
    expect(restored(whole).entries).toHaveLength(6);
    expect(entries).toHaveLength(7);
    const told = restoredSchema.parse(JSON.parse(new TextDecoder().decode(await read(RESTORED_FILE))));
    expect(told).toMatchObject({ records: 6, proof: { format: 2 } });
    expect((await run(['journal', 'verify', to()])).code).toBe(0);
  });

  it('restores what is whole of a damaged one, and ends with 1', async () => {
    await damaged();
    expect(await run(['restore', file, '--to', to()])).toMatchObject({
      code: 1,
      report: { records: 5, missing: 1 },
    });
    expect((await run(['journal', 'verify', to()])).code).toBe(0);
  });

  it('ends with 2 without a folder', async () => {
    for (const typed of [
      ['restore', file],
      ['restore', '--to', to()],
      ['restore', file, '--to'],
    ])
      expect((await run(typed)).code).toBe(2);
  });

  it('ends with 3 and writes nothing where there is something already, or nothing to restore', async () => {
    await mkdir(to());
    await writeFile(path.join(to(), 'vault.json'), 'mine');
    const refused = await run(['restore', file, '--to', to()]);
    expect(refused.code).toBe(3);
    expect(words(refused.lines)).toContain('n’est pas vide');
    expect(await readdir(to())).toEqual(['vault.json']);
    await rm(to(), { recursive: true });
    await writeFile(file, 'no backup at all');
    expect((await run(['restore', file, '--to', to()])).code).toBe(3);
    await expect(readdir(to())).rejects.toThrow('ENOENT');
  });
});
