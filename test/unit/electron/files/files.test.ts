import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atomicWrite } from '../../../../electron/files/atomicWrite';
import { realDisk, type Disk } from '../../../../electron/files/disk';
import { Settings } from '../../../../electron/security/settings';
import type { Instant } from '../../../../shared/domain/brand';
import { Vault } from '../../../../electron/files/vault';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-files-'));
});
afterEach(() => rm(folder, { recursive: true }));
const inFolder = (name: string): string => path.join(folder, name);

const refusing = (code: string): Disk => ({
  ...realDisk,
  rename: () => Promise.reject(Object.assign(new Error(code), { code })),
});

describe('writing a file whole', () => {
  it('replaces the old content', async () => {
    await atomicWrite(inFolder('a'), 'old');
    await atomicWrite(inFolder('a'), new Uint8Array([110, 101, 119]));
    expect(await readFile(inFolder('a'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('keeps the old content and leaves nothing behind when the disk refuses', async () => {
    await atomicWrite(inFolder('a'), 'old');
    await expect(atomicWrite(inFolder('a'), 'new', refusing('ENOSPC'))).rejects.toThrow('ENOSPC');
    expect(await readFile(inFolder('a'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe('the vault', () => {
  it('is empty before the first enrolment, then gives back the last text', async () => {
    const vault = new Vault(folder);
    expect(await vault.read()).toBeNull();
    await Promise.all(['{"v":1}', '{"v":2}', '{"v":3}'].map((text) => vault.write(text)));
    expect(await new Vault(folder).read()).toBe('{"v":3}');
  });

  it('says in French that the disk refused, keeps the old keys, and can be written again', async () => {
    await new Vault(folder).write('old');
    let full = true;
    const vault = new Vault(folder, {
      ...realDisk,
      rename: (from, to) => (full ? refusing('ENOSPC') : realDisk).rename(from, to),
    });
    await expect(vault.write('new')).rejects.toThrow(/^Le disque est plein/);
    expect(await vault.read()).toBe('old');
    full = false;
    await vault.write('new');
    expect(await vault.read()).toBe('new');
  });

  it('does not take unreadable keys for a first start', async () => {
    await mkdir(inFolder('vault.json'));
    await expect(new Vault(folder).read()).rejects.toThrow(/^Le fichier des clés/);
  });
});

describe('the settings', () => {
  it('keep the allowed origin over a restart', async () => {
    const settings = new Settings(folder);
    expect(settings.origins).toEqual([]);
    await settings.allowRegion('https://rcp.example.org');
    expect(settings.origins).toEqual([{ origin: 'https://rcp.example.org', purpose: 'region' }]);
    expect(new Settings(folder).origins).toEqual([{ origin: 'https://rcp.example.org', purpose: 'region' }]);
    await settings.allowRegion(null);
    expect(new Settings(folder).origins).toEqual([]);
  });

  it('keep where backups go beside it, one change after the other', async () => {
    const settings = new Settings(folder);
    const at = '2026-11-24T13:30:00.000Z' as Instant;
    const last = { at, purpose: 'daily' as const, size: 7, records: 3, folder: null, recovery: 'r1' };
    await Promise.all([
      settings.allowRegion('https://rcp.example.org'),
      settings.rememberBackups({ folder: '/media/usb' }),
      settings.rememberBackups({ last, lastDaily: at }),
    ]);
    const stored = new Settings(folder);
    expect(stored.origins).toEqual([{ origin: 'https://rcp.example.org', purpose: 'region' }]);
    expect(stored.backups).toEqual({ folder: '/media/usb', last, lastDaily: at });
  });

  it.each(['{"backups":7}', '{"backups":{"folder":7,"last":{"at":"yesterday"}}}'])(
    'forget of the backups what the file garbles: %j',
    async (text) => {
      await writeFile(inFolder('settings.json'), text);
      expect(new Settings(folder).backups).toEqual({ folder: null, last: null, lastDaily: null });
    },
  );

  it('keep the room’s display, and forget one that the file garbles, alone', async () => {
    const settings = new Settings(folder);
    expect(settings.projector).toBeNull();
    const projector = { id: 7, label: 'Projecteur', width: 1920, height: 1080 };
    await settings.allowRegion('https://rcp.example.org');
    await settings.rememberProjector(projector);
    expect(new Settings(folder).projector).toEqual(projector);
    const text = await readFile(inFolder('settings.json'), 'utf8');
    await writeFile(inFolder('settings.json'), text.replace('"id":7', '"id":"7"'));
    expect(new Settings(folder).projector).toBeNull();
    expect(new Settings(folder).origins).toHaveLength(1);
  });

  it('refuse an origin without encryption, and keep the old one', async () => {
    const settings = new Settings(folder);
    await settings.allowRegion('https://rcp.example.org');
    await expect(settings.allowRegion('http://rcp.example.org')).rejects.toThrow(/https:\/\//);
    await expect(settings.allowRegion('https://rcp.example.org/path')).rejects.toThrow();
    expect(settings.origins).toEqual([{ origin: 'https://rcp.example.org', purpose: 'region' }]);
  });

  it.each(['', '{', '{"region":"http://evil.example"}', '{"region":12}', '[]', 'null'])(
    'close the network when the file holds %j',
    async (text) => {
      await writeFile(inFolder('settings.json'), text);
      expect(new Settings(folder).origins).toEqual([]);
    },
  );
});
