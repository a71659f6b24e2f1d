import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { makeBackup } from '../../../renderer/node/backup/makeBackup';
import { dumpToJournal } from '../../../renderer/node/store/dump';
import { plainHandle } from '../../../renderer/node/sync/plainHandle';
import { shellEnvelopeSchema, type AskBackup } from '../../../shared/contracts/shell';
import { openedMeeting } from './openedMeeting';

vi.mock('../../../renderer/node/store/pouch', () => import('./memoryPouch'));
vi.setConfig({ testTimeout: 60_000 });

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
  const { handle, shut } = plainHandle(meeting.database, session.keys, store);
  await handle.info();
  const id = `foo:${'a'.repeat(300)}`;
  const foreign = [{ _id: id, _rev: `1-${'c'.repeat(32)}`, type: 'foo', schema: 1 }];
  await handle.bulkDocs({ docs: foreign } as never, { new_edits: false });
  expect(await makeBackup(session, ask, 'daily', () => undefined)).toMatchObject({ odd: 1 });
  expect(added).toContain(meeting.meeting);
  expect(added).not.toContain(id);
  shell.journal.splice(0);
  const dumped = await dumpToJournal(store, shell, [meeting.database], { goOn: () => undefined });
  expect(dumped.odd).toBe(1);
  expect(dumped.copied).toBeGreaterThan(3);
  expect(shell.journal.map((it) => it.id)).toContain(meeting.meeting);
  await shut();
  await opened.open.close();
});
