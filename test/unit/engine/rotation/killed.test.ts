import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unsealDocument } from '../../../../renderer/engine/database/sealedDocument';
import { openVault } from '../../../../renderer/engine/keys/vault';
import { parseVault } from '../../../../renderer/engine/keys/vaultFormat';
import type { OpenVault } from '../../../../renderer/engine/keys/vaultRecord';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import { databasesThere, disk } from '../memoryPouch';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from '../runningEngine';
import { leavesIn, plantBranches, ready } from './board';
import { must } from '../vaultSamples';
import { journaledShell, type JournaledShell } from './journaledShell';
import { Life, mortalShell, type Death } from './mortal';

// The passphrase is asked for a hundred times over here: how dear that is, is told elsewhere.
vi.mock('hash-wasm', async (original) => {
  const { createHash } = await import('node:crypto');
  const argon2id = ({ password, salt }: { password: string; salt: Uint8Array }) =>
    Promise.resolve(new Uint8Array(createHash('sha256').update(salt).update(password).digest()));
  return { ...(await original<object>()), argon2id };
});
vi.setConfig({ testTimeout: 300_000 });

beforeEach(wipeStores);
afterEach(wipeStores);

const opened = async ({ memory }: JournaledShell): Promise<OpenVault> =>
  must(await openVault(must(parseVault(memory.vault ?? '')), PASSPHRASE));

/** One life: opens the workstation and begins a change of the key, or goes on with one, until it is killed or done. */
async function live(
  shell: JournaledShell,
  death: Death | null,
  begins: boolean,
): Promise<{ finished: boolean }> {
  const life = new Life();
  disk.lasting = (effect) => life.lasting(effect);
  const { run, ask } = await startEngine(mortalShell(shell, life));
  await run('unlock', { passphrase: PASSPHRASE });
  // Of the planted documents only: a kill is no tampering.
  expect((await ask('session', {})).notices.filter((it) => !it.includes('version plus récente'))).toEqual([]);
  life.diesAt(death);
  const work = async () => {
    if (begins) await run('rotateKey', { passphrase: PASSPHRASE });
    await ready(ask);
    await run('lock', {});
  };
  const finished = await Promise.race([work().then(() => true), life.over.then(() => false)]);
  disk.lasting = (effect) => effect();
  return { finished };
}

const revisionOf = ({ id, rev, ancestors }: JournalEntry) => [id, rev, ancestors];

describe('a change of the data key that is killed', () => {
  it.each([true, false])('at any lasting step (before it: %s) goes on at the next unlock', async (before) => {
    const shell = await journaledShell();
    const first = await startEngine(shell);
    const { meeting, file } = await meetingWithOneCase(first);
    await first.run('lock', {});
    let now = await opened(shell);
    await plantBranches(meeting.database, now.keys);
    const leaves = (await leavesIn(meeting.database)).map(revisionOf);
    const journal = (await shell.entries()).entries.map(revisionOf);
    expect((await shell.upkeep?.segments())?.length).toBeGreaterThan(2);

    let step = 0;
    for (let finished = false; !finished;) {
      const former = now;
      finished = (await live(shell, { step: ++step, before }, true)).finished;
      if (!finished) await live(shell, null, false);
      now = await opened(shell);
      const [there = '', ...others] = databasesThere();
      expect(others).toEqual([]);
      const copied = await leavesIn(there);
      expect(copied.map(revisionOf)).toEqual(leaves);
      const { entries, damage } = await shell.entries();
      expect(damage).toEqual([]);
      expect(entries.map(revisionOf)).toEqual(journal);
      // Where it was killed before anything lasted, no change was begun.
      if (now.vault.sealed === former.vault.sealed) continue;
      for (const { database, id, rev, cipher } of [...copied, ...entries].filter(
        (entry) => entry.cipher !== '',
      )) {
        await unsealDocument(now.keys, { database, id, rev }, cipher);
        await expect(unsealDocument(former.keys, { database, id, rev }, cipher)).rejects.toThrow();
      }
    }
    // The vault, the copy's pages, the switch, the destruction, each segment, the vault again.
    expect(step).toBeGreaterThan(15);
    const last = await startEngine(shell);
    await last.run('unlock', { passphrase: PASSPHRASE });
    expect((await last.ask('session', {})).notices).toEqual([]);
    expect((await last.ask('case', file))?.name).toBe('TOURTERELLE');
    await last.run('lock', {});
    await shell.remove();
  });
});
