import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import type { DatabaseName } from '../../../shared/domain/ids';
import { damaged, openLocal, wipePouch } from './memoryPouch';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from './runningEngine';

type TestShell = ReturnType<typeof memoryShell>;
type Running = Awaited<ReturnType<typeof startEngine>>;

let shell: TestShell;
let file: { database: DatabaseName; case: never };
let open: Running | null = null;

async function start(): Promise<Running> {
  open = await startEngine(shell);
  return open;
}
const unlocked = async (): Promise<Running> => {
  const engine = await start();
  await engine.run('unlock', { passphrase: PASSPHRASE });
  return engine;
};
const lock = async () => {
  await open?.run('lock', {});
  open = null;
};
/** What is said at the next start, spaces plain. */
const notices = async (): Promise<string[]> => {
  const session = await (await unlocked()).rested();
  return session.notices.map((sentence) => sentence.replaceAll('\u00a0', ' '));
};
const documentsOf = async (name: string) => (await openLocal(name).info()).doc_count;

beforeEach(async () => {
  await wipeStores();
  shell = memoryShell();
  const first = await start();
  const made = await meetingWithOneCase(first);
  file = made.file as typeof file;
  await first.run('discuss', { ...made.file, text: 'Avant' });
  await lock();
});
afterEach(lock);

describe('the start-up check', () => {
  it('says nothing, restores nothing and reads no old journal after a quiet night', async () => {
    await (await unlocked()).rested();
    await lock();
    const read: number[] = [];
    const readJournal = shell.readJournal.bind(shell);
    shell.readJournal = (from) => {
      read.push(from);
      return readJournal(from);
    };
    expect(await notices()).toEqual([]);
    expect(read).toEqual([shell.journal.length]);
  });

  it('tells the witness at the end of the check, and at the lock, what there is', async () => {
    const sighting = shell.witness?.sighting;
    expect(sighting?.databases).toMatchObject([
      { name: file.database, documents: await documentsOf(file.database) },
    ]);
    const { generation } = sighting ?? { generation: 0 };
    await (await unlocked()).rested();
    await lock();
    expect(shell.witness?.sighting?.generation).toBe(generation + 1);
  });

  it('finds the store emptied, puts everything back and says how many records', async () => {
    const held = await documentsOf(file.database);
    await wipeStores();
    const [sentence, ...more] = await notices();
    expect(more).toEqual([]);
    expect(sentence).toContain('trouvée vide');
    expect(sentence).toContain(`Elle contenait ${held} enregistrements.`);
    expect(sentence).toContain(`${held} enregistrements retrouvés dans le journal et remis en place.`);
    expect(sentence).toContain('Rien de ce qui était enregistré n’est perdu.');
    expect(await documentsOf(file.database)).toBe(held);
    expect((await open?.ask('case', file))?.doc.discussion).toBe('Avant');
    await lock();
    expect(await notices()).toEqual([]);
  });

  it('says how many are missing where the journal does not have them', async () => {
    const held = await documentsOf(file.database);
    const kept = shell.journal.filter(({ id }) => !id.startsWith('trace:'));
    const lost = shell.journal.length - kept.length;
    shell.journal.splice(0, shell.journal.length, ...kept);
    await wipeStores();
    const [altered, sentence] = await notices();
    expect(altered).toContain(`${lost} enregistrements y manquent`);
    expect(sentence).toContain(`Elle contenait ${held} enregistrements.`);
    expect(sentence).toContain(`${lost} manquent encore : restaurez la dernière sauvegarde`);
    expect(sentence).not.toContain('n’est perdu');
  });

  it('finds one database lost, and compares only that one with the whole journal', async () => {
    const held = await documentsOf(file.database);
    await wipePouch();
    const [sentence] = await notices();
    expect(sentence).toContain('Il manquait une partie de la base');
    expect(sentence).toContain(`Elle contenait ${held} enregistrements.`);
    expect(sentence).toContain(`${held} enregistrements retrouvés`);
    expect((await open?.ask('case', file))?.doc.discussion).toBe('Avant');
  });

  it('tells of a document that somebody deleted in the store, and puts it back', async () => {
    for (const type of ['trace:', 'case:']) {
      const database = openLocal(file.database);
      const held = await documentsOf(file.database);
      const { rows } = await database.allDocs({ startkey: type, endkey: `${type}\uffff` });
      const [row] = rows;
      if (!row) throw new Error('no document');
      await database.remove(row.id, row.value.rev);
      const said = await notices();
      expect(said).toHaveLength(1);
      expect(said[0]).toContain('1 document avait été supprimé, remplacé ou abîmé');
      expect(said[0]).toContain('remis en place');
      expect(await documentsOf(file.database)).toBe(held);
      expect((await open?.ask('case', file))?.doc.discussion).toBe('Avant');
      await lock();
      expect(await notices()).toEqual([]);
      await lock();
    }
  });

  it('makes a database anew that does not open, and fills it from the journal', async () => {
    const held = await documentsOf(file.database);
    damaged.add(file.database);
    const [sentence] = await notices();
    expect(sentence).toContain('La base d’une RCP ne s’ouvrait plus et a été refaite.');
    expect(sentence).toContain(`${held} enregistrements retrouvés`);
    expect((await open?.ask('case', file))?.doc.discussion).toBe('Avant');
  });

  it('finds an older store, first copies into the journal what only the store has', async () => {
    const { sighting } = shell.witness ?? {};
    if (!sighting) throw new Error('nothing witnessed');
    shell.witness = { sighting: { ...sighting, generation: sighting.generation + 3 }, trouble: false };
    const gone = shell.journal.splice(-2);
    const [altered, sentence] = await notices();
    expect(altered).toContain('2 enregistrements y manquent');
    expect(sentence).toContain('état plus ancien');
    expect(sentence).toContain(
      '2 enregistrements n’étaient que dans la base : copiés aussi dans le journal.',
    );
    const revisions = (entries: readonly JournalEntry[]) => entries.map(({ id, rev }) => `${id}@${rev}`);
    expect(revisions(shell.journal)).toEqual(expect.arrayContaining(revisions(gone)));
    await lock();
    await wipeStores();
    await notices();
    expect((await open?.ask('case', file))?.doc.discussion).toBe('Avant');
  });

  it('after a refused write looks through everything once, and then believes the store again', async () => {
    shell.witness = { sighting: shell.witness?.sighting ?? null, trouble: true };
    const [sentence] = await notices();
    expect(sentence).toContain('le disque a refusé une écriture : tout a été vérifié.');
    expect(sentence).toContain('Rien de ce qui était enregistré n’est perdu.');
    expect(shell.witness.trouble).toBe(false);
    await lock();
    expect(await notices()).toEqual([]);
  });

  it('keeps the trouble in mind where the journal refuses the copy, and shows what is there', async () => {
    shell.witness = { sighting: shell.witness?.sighting ?? null, trouble: true };
    const gone = shell.journal.splice(-2);
    const appendJournal = shell.appendJournal.bind(shell);
    const { ShellRefusal } = await import('../../../renderer/engine/shell/portShell');
    shell.appendJournal = () => Promise.reject(new ShellRefusal('Le disque est plein.'));
    expect(await notices()).toEqual(['Le disque est plein.']);
    expect((await open?.ask('case', file))?.doc.discussion).toBe('Avant');
    await lock();
    expect(shell.witness.trouble).toBe(true);
    shell.appendJournal = appendJournal;
    expect((await notices()).at(-1)).toContain('2 enregistrements n’étaient que dans la base');
    expect(shell.journal.map(({ rev }) => rev)).toEqual(expect.arrayContaining(gone.map(({ rev }) => rev)));
  });

  it('copies back into a journal that lost its end what the store still has', async () => {
    await (await unlocked()).rested();
    await lock();
    const gone = shell.journal.splice(-3);
    const [sentence] = await notices();
    expect(sentence).not.toContain('n’est perdu');
    expect(sentence).toContain('3 enregistrements n’étaient que dans la base');
    expect(shell.journal.map(({ rev }) => rev)).toEqual(expect.arrayContaining(gone.map(({ rev }) => rev)));
  });

  it('copies back into a journal that says it was damaged, and promises nothing for it', async () => {
    const gone = shell.journal.splice(-3);
    const readJournal = shell.readJournal.bind(shell);
    shell.readJournal = async (from) => ({ ...(await readJournal(from)), damage: ['La fin manquait.'] });
    const said = await notices();
    expect(said[0]).toBe('La fin manquait.');
    expect(said[1]).toContain('3 enregistrements y manquent');
    expect(said[2]).toContain('3 enregistrements n’étaient que dans la base');
    expect(said.join()).not.toContain('n’est perdu');
    expect(shell.journal.map(({ rev }) => rev)).toEqual(expect.arrayContaining(gone.map(({ rev }) => rev)));
  });

  it('counts what cannot be shown, once', async () => {
    const [entry] = shell.journal.filter(({ id }) => id.startsWith('meeting:'));
    if (!entry) throw new Error('no meeting');
    const id = 'meeting:2026-01-01:01ARZ3NDEKTSV4RRFFQ69G5FAV';
    const leaf = { _id: id, _rev: '1-aa', c: entry.cipher };
    await openLocal(file.database).bulkDocs([leaf], { new_edits: false });
    const said = await notices();
    expect(said.at(-1)).toContain('1 document ne s’ouvre pas sur ce poste');
    await lock();
    expect(await notices()).toEqual([]);
  });
});

describe('locking while the start is under way', () => {
  it('ends it, writes nothing on half knowledge, and goes on at the next start', async () => {
    const held = await documentsOf(file.database);
    await wipeStores();
    const engine = await unlocked();
    const waiting = engine.connection.command('discuss', { ...file, text: 'Pendant' });
    await engine.run('lock', {});
    const result = await waiting;
    open = null;
    const said = await notices();
    expect((await open!.ask('case', file))?.doc.discussion).toBe(result.ok ? 'Pendant' : 'Avant');
    expect(await documentsOf(file.database)).toBeGreaterThanOrEqual(held);
    expect(said.length).toBeLessThanOrEqual(1);
  });
});
