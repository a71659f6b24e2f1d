import { beforeEach, describe, expect, it, vi } from 'vitest';
import { unsealDocument } from '../../../../renderer/engine/database/sealedDocument';
import { LocalDatabase } from '../../../../renderer/engine/database/localDatabase';
import { Rotation } from '../../../../renderer/engine/rotation/rotation';
import { openVault, openWithRecovery } from '../../../../renderer/engine/keys/vault';
import { parseVault } from '../../../../renderer/engine/keys/vaultFormat';
import type { OpenVault } from '../../../../renderer/engine/keys/vaultRecord';
import { databasesThere, disk } from '../memoryPouch';
import { memoryShell } from '../memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from '../runningEngine';
import { codeOf, must } from '../vaultSamples';
import { leavesIn, ready } from './board';

beforeEach(wipeStores);

async function atWork() {
  const shell = memoryShell();
  const running = await startEngine(shell);
  const made = await meetingWithOneCase(running);
  return { shell, ...running, ...made };
}

/** Lets a change of the key come as far as its first document, and holds it there. */
function heldBack(): { go: () => void } {
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  disk.lasting = async (effect) => {
    await held;
    return effect();
  };
  return { go };
}

const opened = async (text: string): Promise<OpenVault> =>
  must(await openVault(must(parseVault(text)), PASSPHRASE));

describe('a change of the data key', () => {
  it('leaves every document and revision as it was, and nothing under the old key', async () => {
    const { shell, run, ask, file, meeting } = await atWork();
    const { database } = meeting;
    const before = { vault: shell.vault ?? '', leaves: await leavesIn(database) };
    await run('rotateKey', { passphrase: PASSPHRASE });
    await ready(ask);
    const after = await leavesIn(`${database}.k2`);
    expect(after.map(({ id, rev, ancestors }) => [id, rev, ancestors])).toEqual(
      before.leaves.map(({ id, rev, ancestors }) => [id, rev, ancestors]),
    );
    expect(databasesThere()).toEqual([`${database}.k2`]);
    expect((await ask('case', file))?.name).toBe('TOURTERELLE');
    await run('discuss', { ...file, text: 'Hormonothérapie première' });
    await run('lock', {});

    const [old, now] = [await opened(before.vault), await opened(shell.vault ?? '')];
    expect(now.keys.previous).toBeNull();
    for (const { id, rev, cipher } of after) {
      await expect(unsealDocument(old.keys, { database, id, rev }, cipher)).rejects.toThrow();
      await unsealDocument(now.keys, { database, id, rev }, cipher);
    }
    const again = await startEngine(shell);
    await again.run('unlock', { passphrase: PASSPHRASE });
    expect((await again.ask('case', file))?.doc.discussion).toBe('Hormonothérapie première');
    expect((await again.ask('session', {})).tasks).toEqual([]);
    await again.run('lock', {});
  });

  it('keeps how far the exchange with the region has come, which region that is, and what it refused', async () => {
    const { run, ask, meeting } = await atWork();
    const { database } = meeting;
    const known = {
      '_local/pulled': { seq: '12-abc' },
      '_local/identity': { created: '01JEXAMP1E000000000000000A' },
      '_local/denied': { denied: [{ id: 'board', rev: '1-a', reason: 'concerto:right' }] },
    };
    const before = new LocalDatabase(database, database);
    for (const [id, content] of Object.entries(known)) await before.setLocal(id, content);
    await run('rotateKey', { passphrase: PASSPHRASE });
    await ready(ask);
    const after = new LocalDatabase(database, `${database}.k2`);
    for (const [id, content] of Object.entries(known)) expect(await after.local(id)).toMatchObject(content);
    await run('lock', {});
  });

  it('opens nothing more with an old copy of the vault, whatever way in is known', async () => {
    const shell = memoryShell();
    const { run, ask } = await startEngine(shell);
    const { recoveryKey } = await run('enrol', {
      family: 'Animatrice',
      given: 'Ada',
      role: 'coordinator',
      passphrase: PASSPHRASE,
    });
    const { database } = await run('createBoard', { name: 'RCP Sein', template: 'sein' });
    const old = shell.vault ?? '';
    await run('rotateKey', { passphrase: PASSPHRASE });
    await ready(ask);
    await run('lock', {});
    const ways = [await opened(old), must(await openWithRecovery(must(parseVault(old)), recoveryKey))];
    const leaves = await leavesIn(`${database}.k2`);
    expect(leaves.length).toBeGreaterThan(1);
    for (const { keys } of ways)
      for (const { id, rev, cipher } of leaves)
        await expect(unsealDocument(keys, { database, id, rev }, cipher)).rejects.toThrow();
    // The printed key and everybody's passphrase are the same as before, for the new files.
    const now = must(await openWithRecovery(must(parseVault(shell.vault ?? '')), recoveryKey));
    for (const { id, rev, cipher } of leaves) await unsealDocument(now.keys, { database, id, rev }, cipher);
  });

  it('is refused with a wrong passphrase, and while another is under way', async () => {
    const { shell, run, ask, connection } = await atWork();
    const before = shell.vault;
    expect(codeOf(await connection.command('rotateKey', { passphrase: 'une phrase au hasard' }))).toBe(
      'passphrase',
    );
    expect(shell.vault).toBe(before);
    const { go } = heldBack();
    await run('rotateKey', { passphrase: PASSPHRASE });
    expect((await ask('session', {})).tasks).toMatchObject([{ kind: 'rotation' }]);
    const refused = await connection.command('rotateKey', { passphrase: PASSPHRASE });
    expect(codeOf(refused)).toBe('state');
    go();
    await ready(ask);
    await run('rotateKey', { passphrase: PASSPHRASE });
    await ready(ask);
    expect(databasesThere().join()).toMatch(/\.k3$/);
    await run('lock', {});
  });

  it('lets go when the workstation is locked, and goes on when it is opened', async () => {
    const { run, ask, file, meeting } = await atWork();
    const { go } = heldBack();
    await run('rotateKey', { passphrase: PASSPHRASE });
    const locking = run('lock', {});
    go();
    await locking;
    expect(databasesThere()).toContain(meeting.database);
    await run('unlock', { passphrase: PASSPHRASE });
    await ready(ask);
    expect(databasesThere()).toEqual([`${meeting.database}.k2`]);
    expect((await ask('case', file))?.name).toBe('TOURTERELLE');
    await run('lock', {});
  });

  it('waits while there is no room on the disk', async () => {
    const { shell, run, ask, meeting } = await atWork();
    const { go } = heldBack();
    const givesWay = vi.spyOn(Rotation.prototype as unknown as { interrupted(): void }, 'interrupted');
    await run('rotateKey', { passphrase: PASSPHRASE });
    shell.measure({ level: 'readOnly' });
    go();
    await vi.waitFor(() => expect(givesWay).toHaveBeenCalledOnce(), { timeout: 30_000 });
    expect(databasesThere()).toContain(meeting.database);
    expect((await ask('session', {})).tasks).toMatchObject([{ kind: 'rotation' }]);
    shell.measure({ level: 'fine' });
    await ready(ask);
    expect(databasesThere()).toEqual([`${meeting.database}.k2`]);
    expect(givesWay).toHaveBeenCalledOnce();
    givesWay.mockRestore();
    await run('lock', {});
  });

  it('loses nothing of what is written meanwhile', async () => {
    const { run, ask, file, meeting } = await atWork();
    const year = meeting.database.slice(-4);
    for (let n = 0; n < 20; n++)
      await run('planMeeting', { database: meeting.database, date: `${year}-11-10` as never, time: '14:00' });
    await run('rotateKey', { passphrase: PASSPHRASE });
    const proposals: string[] = [];
    for (let n = 0; (await ask('session', {})).tasks.length > 0; n++) {
      const { proposal } = await run('propose', { ...file, text: `Proposition ${n}` });
      proposals.push(proposal);
      await run('editCase', { ...file, changes: { 'summary.question': `Question ${n}` } });
    }
    expect(proposals.length).toBeGreaterThan(3);
    await run('lock', {});
    await run('unlock', { passphrase: PASSPHRASE });
    const view = await ask('case', file);
    expect(view?.proposals.map(({ proposal }) => proposal._id).sort()).toEqual(proposals.sort());
    expect(view?.doc.values['summary.question']).toBe(`Question ${proposals.length - 1}`);
    const leaves = await leavesIn(`${meeting.database}.k2`);
    expect(new Set(leaves.map(({ id }) => id)).size).toBe(leaves.length);
    await run('lock', {});
  });

  it('drops the former key only once the witness stands under the new one', async () => {
    const { shell, run } = await atWork();
    await run('lock', {});
    const keep = shell.writeWitness.bind(shell);
    let isRefused = true;
    const refusals: string[] = [];
    shell.writeWitness = (sighting, settled) => {
      if (!isRefused || settled) return keep(sighting, settled);
      refusals.push(sighting.sentinel);
      return Promise.reject(new Error('no room'));
    };
    const again = await startEngine(shell);
    await again.run('unlock', { passphrase: PASSPHRASE });
    await again.run('rotateKey', { passphrase: PASSPHRASE });
    await vi.waitFor(() => expect(refusals.length).toBeGreaterThan(0), { timeout: 30_000 });
    await again.run('lock', {});
    expect((await opened(shell.vault ?? '')).keys.previous).not.toBeNull();

    isRefused = false;
    const last = await startEngine(shell);
    await last.run('unlock', { passphrase: PASSPHRASE });
    await ready(last.ask);
    expect((await last.ask('session', {})).notices).toEqual([]);
    await last.run('lock', {});
    expect((await opened(shell.vault ?? '')).keys.previous).toBeNull();
  });
});
