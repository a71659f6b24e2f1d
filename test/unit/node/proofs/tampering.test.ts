import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from '../../../../shared/contracts/shell';
import type { CaseRef } from '../../../../shared/contracts/views';
import { TamperedJournal } from '../../../support/tamperedJournal';
import { memoryShell } from '../memoryShell';
import { meetingWithOneCase, PASSPHRASE, startNode, wipeStores } from '../runningNode';

vi.mock('../../../../renderer/node/store/pouch', () => import('../memoryPouch'));
vi.mock('../../../../renderer/node/store/passphrase', async (original) =>
  (await import('../quickKdf')).quickKdf(original),
);
vi.setConfig({ testTimeout: 60_000 });

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
  const node = await startNode(shell);
  ({ file } = await meetingWithOneCase(node));
  await node.run('editCase', { ...file, changes: { 'tumour.t': '2' } });
  await node.run('editCase', { ...file, changes: { 'tumour.t': '4' } });
  await node.run('lock', {});
  await disk.close();
}

/** What the next unlocking shows of the case, and says. */
async function unlocked(): Promise<{ t: unknown; notices: string }> {
  await disk.open();
  const node = await startNode(shell);
  await node.run('unlock', { passphrase: PASSPHRASE });
  const { notices } = await node.rested();
  const view = await node.ask('case', file);
  await node.run('lock', {});
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
