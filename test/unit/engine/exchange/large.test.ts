import { expect, it, vi } from 'vitest';
import { importMeeting } from '../../../../renderer/engine/exchange/importMeeting';
import { exportMeeting } from '../../../../renderer/engine/exchange/exportMeeting';
import { type JournalEntry } from '../../../../shared/records/journalEntry';
import { shellEnvelopeSchema } from '../../../../shared/contracts/shell';
import type { TaskView } from '../../../../shared/contracts/views';
import type { DatabaseName, PersonId } from '../../../../shared/domain/ids';
import { ulidFrom } from '../../../../shared/domain/ulid';
import { voteOf } from '../../../support/regionDocuments';
import { openedMeeting } from '../openedMeeting';
import { boardOf, firstRevision, madeFile, PHRASE } from './madeFile';

vi.setConfig({ testTimeout: 300_000 });

const DATABASE = 'rcp_poumon_2026' as DatabaseName;
const me = 'rpps-99900000066' as PersonId;
const fresh = () => ulidFrom(Date.now(), crypto.getRandomValues(new Uint8Array(16)));

const votes = (n: number) =>
  Promise.all(Array.from({ length: n }, () => firstRevision(voteOf(fresh, me, me))));

/** The board comes last, whatever its place in the file. */
const withBoard = async (n: number) => [await firstRevision(boardOf()), ...(await votes(n))];

/** A shell that takes no more at once than the main process does, and refuses after some requests. */
async function station() {
  const { opened, meeting, file } = await openedMeeting();
  const { shell } = opened;
  let left = Infinity;
  const append = (entries: readonly JournalEntry[]) => {
    shell.journal.push(...entries);
    return Promise.resolve();
  };
  vi.spyOn(shell, 'appendJournal').mockImplementation(async (entries) => {
    const asked = { n: 1, request: { op: 'journal.append', entries } };
    if (!shellEnvelopeSchema.safeParse(asked).success || left-- <= 0) throw new Error('Demande refusée.');
    await append(entries);
  });
  const bring = (blob: Blob) => importMeeting(opened.actor, blob, { passphrase: PHRASE }, opened.open);
  return { opened, meeting, file, bring, refuseAfter: (requests: number) => (left = requests) };
}

it('takes in ten thousand documents, telling how far it is, while others have their turn', async () => {
  const { opened, meeting, bring } = await station();
  const { session } = opened;
  const documents = await withBoard(10_000);
  const file = await madeFile({ database: DATABASE, meeting: meeting.meeting, documents });
  const seen: TaskView[] = [];
  const ticking = setInterval(() => seen.push(...session.tasks), 50);
  const done = await bring(file);
  clearInterval(ticking);
  expect(done).toMatchObject({ ok: true, value: { received: 10_001, known: 0, leftOut: 0 } });
  expect(session.workstation.databases).toContain(DATABASE);
  expect((await session.store.open(DATABASE).stand()).documents).toBe(10_002);
  // Timers ran meanwhile, and saw it advance.
  expect(new Set(seen.map(({ done: counted }) => counted)).size).toBeGreaterThan(3);
  expect(seen.every(({ kind, total }) => kind === 'exchange' && total === 10_001)).toBe(true);
  expect(session.tasks).toEqual([]);
  expect(await bring(file)).toMatchObject({ ok: true, value: { received: 0, known: 10_001 } });
  await opened.open.close();
});

it('goes on where it was cut off, doubles nothing, and leaves no empty board behind', async () => {
  const { opened, meeting, bring, refuseAfter } = await station();
  const { session, shell } = opened;
  const documents = await withBoard(2_100);
  const file = await madeFile({ database: DATABASE, meeting: meeting.meeting, documents });
  const written = () =>
    shell.journal.filter(({ database, id }) => database === DATABASE && !id.startsWith('trace'));
  refuseAfter(4);
  await expect(bring(file)).rejects.toThrow('refusée');
  expect(session.workstation.databases).not.toContain(DATABASE);
  const before = written().length;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(2_100);
  refuseAfter(Infinity);
  expect(await bring(file)).toMatchObject({ ok: true, value: { received: 2_101 - before, known: before } });
  expect(new Set(written().map(({ id }) => id)).size).toBe(written().length);
  expect(session.workstation.databases).toContain(DATABASE);
  await opened.open.close();
});

it('ends in the midst when somebody locks, and says that the same file goes on', async () => {
  const { opened, meeting, bring } = await station();
  const { session } = opened;
  const documents = await withBoard(2_100);
  const file = await madeFile({ database: DATABASE, meeting: meeting.meeting, documents });
  const bringing = bring(file);
  while (!opened.shell.journal.some(({ database }) => database === DATABASE))
    await new Promise((resolve) => setTimeout(resolve, 1));
  await opened.open.close();
  const cut = await bringing;
  expect(cut.ok).toBe(false);
  expect(!cut.ok && cut.problem.next).toContain('le même fichier');
  expect(session.workstation.databases).not.toContain(DATABASE);
});

it('refuses a file in which nothing is of a meeting, and adds no board for it', async () => {
  const { opened, meeting, bring } = await station();
  const odd = await firstRevision({ _id: 'zzz:1', type: 'zzz', schema: 1 });
  const done = await bring(
    await madeFile({ database: DATABASE, meeting: meeting.meeting, documents: [odd] }),
  );
  expect(done).toMatchObject({ ok: false, problem: { code: 'file' } });
  expect(opened.session.workstation.databases).not.toContain(DATABASE);
  await opened.open.close();
});

it('is written as large as it is taken in', async () => {
  const { opened, meeting, file, bring } = await station();
  const { session } = opened;
  const of = { case: file.case };
  const documents = await Promise.all(
    Array.from({ length: 3_000 }, () => {
      const vote = voteOf(fresh, me, me);
      const tail = vote._id.split(':').slice(2).join(':');
      return firstRevision({ ...vote, ...of, _id: `vote:${of.case.slice(5)}:${tail}` });
    }),
  );
  const brought = await bring(await madeFile({ ...meeting, documents }));
  expect(brought).toMatchObject({ ok: true, value: { received: 3_000 } });
  const made = await exportMeeting(session, meeting, PHRASE);
  if (!made || made === 'tooLarge') throw new Error('not made');
  const again = await bring(new Blob([made.bytes]));
  expect(again).toMatchObject({ ok: true, value: { received: 0, leftOut: 0 } });
  expect(again.ok && again.value.known).toBeGreaterThan(3_000);
  await opened.open.close();
});
