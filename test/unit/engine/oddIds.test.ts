import { expect, it } from 'vitest';
import { makeBackup } from '../../../renderer/engine/backup/makeBackup';
import { oddEntryWords } from '../../../renderer/engine/storage/startNotices';
import { dumpToJournal } from '../../../renderer/engine/journal/dump';
import { restoreFromJournal } from '../../../renderer/engine/journal/restore';
import { sealDocument } from '../../../renderer/engine/database/sealedDocument';
import { shellEnvelopeSchema, type AskBackup } from '../../../shared/contracts/shell';
import { memoryShell } from './memoryShell';
import { openedMeeting } from './openedMeeting';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from './runningEngine';

it('leaves a document with an id that no journal holds out of backups and copies, counts it, and keeps the rest', async () => {
  const { opened, meeting } = await openedMeeting();
  const { store, session, shell } = opened;
  const added: string[] = [];
  const ask = ((request: Parameters<AskBackup>[0]) => {
    if (!shellEnvelopeSchema.safeParse({ n: 1, request }).success)
      return Promise.reject(new Error('Demande refusée.'));
    if (request.op === 'backup.add') added.push(...request.entries.map(({ id }) => id));
    if (request.op === 'backup.begin') return Promise.resolve({ job: 1 });
    return Promise.resolve({ done: 1, total: 1, result: { kind: 'written' } });
  }) as AskBackup;
  // As a former build took it from the region: the present one leaves it at the door.
  const at = { database: meeting.database, id: `foo:${'a'.repeat(300)}`, rev: `1-${'c'.repeat(32)}` };
  const ancestors = ['c'.repeat(32)];
  const cipher = await sealDocument(session.keys, at, ancestors, { _id: at.id, type: 'foo', schema: 1 });
  await store.open(at.database).insert([{ ...at, ancestors, cipher }]);
  const { id } = at;
  expect(await makeBackup(session, ask, 'daily', () => undefined)).toMatchObject({ odd: 1 });
  expect(added).toContain(meeting.meeting);
  expect(added).not.toContain(id);
  shell.journal.splice(0);
  const dumped = await dumpToJournal(store, shell, [meeting.database], { goOn: () => undefined });
  expect(dumped.odd).toBe(1);
  expect(dumped.copied).toBeGreaterThan(3);
  expect(shell.journal.map((it) => it.id)).toContain(meeting.meeting);
  await opened.open.close();
});

it('puts back all that a database takes of the journal, and says what it does not', async () => {
  const { opened, meeting } = await openedMeeting();
  const { store, session, shell } = opened;
  const at = { database: meeting.database, id: '_reserved:1', rev: `1-${'d'.repeat(32)}` };
  const ancestors = ['d'.repeat(32)];
  const cipher = await sealDocument(session.keys, at, ancestors, { _id: at.id, type: 'foo', schema: 1 });
  await session.shell.appendJournal([{ ...at, ancestors, cipher }]);
  await store.settled();
  await store.open(meeting.database).destroy();
  await store.renew(meeting.database, false);
  const all = new Set([meeting.database]);
  const known = new Map([[meeting.database, { instance: '', documents: 0, sequence: 0 }]]);
  const pace = { goOn: () => undefined, restored: () => undefined };
  const { odd, putBack } = await restoreFromJournal(store, shell, known, all, pace);
  expect(odd).toBe(1);
  const others = shell.journal.filter(({ database, id }) => database === meeting.database && id !== at.id);
  expect(putBack.get(meeting.database)).toBe(new Set(others.map(({ id }) => id)).size);
  expect(await store.open(meeting.database).leaf(meeting.meeting)).not.toBeNull();
  const [words] = oddEntryWords(odd);
  expect(words?.replaceAll('\u00a0', ' ')).toContain('1 enregistrement du journal porte un nom');
  await opened.open.close();
});

it.each(['constructor', '__proto__', 'toString'])(
  'opens with a document named %s in its journal, and writes on',
  async (id) => {
    await wipeStores();
    const shell = memoryShell();
    const engine = await startEngine(shell);
    const { file } = await meetingWithOneCase(engine);
    await engine.run('lock', {});
    const hash = 'c'.repeat(32);
    const [first] = shell.journal;
    if (!first) throw new Error('no journal');
    shell.journal.push({ ...first, database: file.database, id, rev: `1-${hash}`, ancestors: [hash] });
    const again = await startEngine(shell);
    await again.run('unlock', { passphrase: PASSPHRASE });
    expect((await again.rested()).storage.broken).toBe(false);
    expect(
      await again.connection.command('editCase', { ...file, changes: { 'tumour.t': 'cT2' } }),
    ).toMatchObject({
      ok: true,
    });
    await again.run('lock', {});
  },
);
