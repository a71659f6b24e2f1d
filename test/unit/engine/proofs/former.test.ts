import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unsealDocument } from '../../../../renderer/engine/database/sealedDocument';
import { openVault } from '../../../../renderer/engine/keys/vault';
import { parseVault } from '../../../../renderer/engine/keys/vaultFormat';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import type { CaseRef } from '../../../../shared/contracts/views';
import { SEALED_MARK } from '../../../../shared/records/sealed';
import { TamperedJournal } from '../../../support/tamperedJournal';
import { memoryShell } from '../memoryShell';
import { PASSPHRASE, startEngine, wipeStores } from '../runningEngine';
import { must } from '../vaultSamples';

/** Real: the former build's vault was made with it. */
vi.mock('../../../../renderer/engine/keys/passphrase', async (original) =>
  (await import('../quickKdf')).quickKdf(original),
);
/** As the build of 22 November 2026 left it: no entry proven, each sealed for its document alone. */
const FORMER = path.resolve('test/fixtures/former');
const file = JSON.parse(readFileSync(path.join(FORMER, 'about.json'), 'utf8')) as CaseRef;

let disk: TamperedJournal;
let shell: ReturnType<typeof memoryShell>;
beforeEach(async () => {
  await wipeStores();
  disk = new TamperedJournal();
  cpSync(path.join(FORMER, 'journal'), disk.folder, { recursive: true });
  shell = await disk.behind(memoryShell());
  shell.vault = readFileSync(path.join(FORMER, 'vault.json'), 'utf8');
});
afterEach(async () => {
  await disk.close();
  disk.remove();
});

async function unlocked() {
  const engine = await startEngine(shell);
  await engine.run('unlock', { passphrase: PASSPHRASE });
  const { notices } = await engine.rested();
  return { engine, notices: notices.join('\n') };
}

const record = async () => must(await openVault(must(parseVault(shell.vault ?? '')), PASSPHRASE));
const entries = async (): Promise<JournalEntry[]> => {
  const found: JournalEntry[] = [];
  for (let next: number | null = 0; next !== null;) {
    const page = await shell.readJournal(next);
    expect(page.damage).toEqual([]);
    found.push(...page.entries);
    ({ next } = page);
  }
  return found;
};

describe('a journal of the former format', () => {
  it('is read, proven once and sealed for its revisions; from then on nothing unproven is believed', async () => {
    const before = await entries();
    const { engine, notices } = await unlocked();
    expect(notices).not.toContain('en dehors de Concerto');
    const view = await engine.ask('case', file);
    expect(view?.decision).toMatchObject({ outcome: 'discussed' });
    await engine.run('discuss', { ...file, text: 'Suite' });
    await vi.waitFor(
      async () => expect((await record()).workstation.journal?.first).toBe(1 - before.length),
      {
        timeout: 20_000,
      },
    );
    await engine.run('lock', {});
    const after = await entries();
    expect(after.slice(0, before.length).map(({ rev }) => rev)).toEqual(before.map(({ rev }) => rev));
    const { keys } = await record();
    for (const entry of after) {
      expect(entry.cipher.startsWith(SEALED_MARK)).toBe(true);
      await unsealDocument(keys, entry, entry.cipher, entry.ancestors);
    }

    await disk.close();
    const { id = '' } = before.find((entry) => entry.id.startsWith('decision:')) ?? {};
    const hash = 'f'.repeat(32);
    disk.add(() => [{ database: file.database, id, rev: `9-${hash}`, ancestors: [hash], cipher: '' }]);
    await disk.open();
    await wipeStores();
    const again = await unlocked();
    expect(again.notices).toContain('n’a pas été écrit par Concerto');
    expect((await again.engine.ask('case', file))?.decision).toMatchObject({ outcome: 'discussed' });
    expect((await again.engine.ask('case', file))?.doc.discussion).toBe('Suite');
    await again.engine.run('lock', {});
  });

  it('is believed in front of what is proven only', async () => {
    const { engine } = await unlocked();
    await engine.run('discuss', { ...file, text: 'Suite' });
    await engine.run('lock', {});
    await wipeStores();
    const { engine: again, notices } = await unlocked();
    expect(notices).not.toContain('en dehors de Concerto');
    expect((await again.ask('case', file))?.doc.discussion).toBe('Suite');
    await again.run('lock', {});
  });
});
