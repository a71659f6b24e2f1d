import { beforeEach, expect, it, vi } from 'vitest';
import { openVault } from '../../../../renderer/engine/keys/vault';
import { parseVault } from '../../../../renderer/engine/keys/vaultFormat';
import { ulidFrom } from '../../../../shared/domain/ulid';
import type { PersonId } from '../../../../shared/domain/ids';
import { voteOf } from '../../../support/regionDocuments';
import { memoryShell } from '../memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from '../runningEngine';
import { boardOf, firstRevision, madeFile, PHRASE } from './madeFile';

const DATABASE = 'rcp_poumon_2026';
const me = 'rpps-99900000066' as PersonId;
const fresh = () => ulidFrom(Date.now(), crypto.getRandomValues(new Uint8Array(16)));

beforeEach(wipeStores);

/** A workstation whose journal refuses what it is told to, and a file of a board that it does not have. */
async function station() {
  const shell = memoryShell();
  const append = shell.appendJournal.bind(shell);
  let refuses = (_ids: readonly string[]): boolean => false;
  shell.appendJournal = (entries) => {
    const ids = entries.filter(({ database }) => database === DATABASE).map(({ id }) => id);
    return ids.length > 0 && refuses(ids) ? Promise.reject(new Error('cut')) : append(entries);
  };
  const node = await startEngine(shell);
  const { meeting } = await meetingWithOneCase(node);
  const votes = await Promise.all(Array.from({ length: 300 }, () => firstRevision(voteOf(fresh, me, me))));
  const made = (documents: readonly unknown[]) =>
    madeFile({ database: DATABASE, meeting: meeting.meeting, documents });
  const held = async () => {
    const read = parseVault(shell.vault ?? '');
    const opened = read.ok && (await openVault(read.value, PASSPHRASE));
    return opened && opened.ok ? opened.value.workstation.databases : [];
  };
  const journaled = () => shell.journal.filter(({ database }) => database === DATABASE).map(({ id }) => id);
  const next = async () => {
    const again = await startEngine(shell);
    await again.run('unlock', { passphrase: PASSPHRASE });
    const { notices } = await again.rested();
    return { again, notices };
  };
  return {
    shell,
    node,
    next,
    held,
    journaled,
    file: await made([await firstRevision(boardOf()), ...votes]),
    withoutBoard: await made(votes),
    refuse: (which: typeof refuses) => (refuses = which),
  };
}
type Station = Awaited<ReturnType<typeof station>>;
const bring = ({ node }: Pick<Station, 'node'>, file: File) =>
  node.connection.command('importMeeting', { file, passphrase: PHRASE });

it('an import that was cut off before its board leaves no board behind, now or after the next start, and no trace of one', async () => {
  const at = await station();
  const before = await at.held();
  at.refuse((ids) => ids.includes('board'));
  expect(await bring(at, at.file)).toMatchObject({ ok: false });
  await at.node.run('lock', {});
  expect(at.journaled().filter((id) => id.startsWith('vote:')).length).toBeGreaterThan(0);
  at.refuse(() => false);
  const { again, notices } = await at.next();
  expect(notices).toEqual([]);
  expect(await at.held()).toEqual(before);
  expect((await again.ask('boards', {})).map(({ database }) => String(database))).not.toContain(DATABASE);
  // The same file goes on.
  const done = await bring({ node: again }, at.file);
  expect(done).toMatchObject({ ok: true });
  expect(await at.held()).toContain(DATABASE);
  const ids = at.journaled();
  expect(ids.filter((id) => id.startsWith('vote:')).length).toBe(300);
  expect(ids.findLastIndex((id) => id.startsWith('trace:'))).toBeLessThan(ids.indexOf('board'));
  await again.run('lock', {});
});

it('an import whose trace came, and its board not, leaves none behind either', async () => {
  const at = await station();
  const before = await at.held();
  at.refuse((ids) => !ids.every((id) => id.startsWith('trace:')));
  expect(await bring(at, at.file)).toMatchObject({ ok: false });
  at.refuse((ids) => ids.includes('board'));
  expect(await bring(at, at.file)).toMatchObject({ ok: false });
  expect(at.journaled().some((id) => id.startsWith('trace:'))).toBe(true);
  await at.node.run('lock', {});
  at.refuse(() => false);
  const { again, notices } = await at.next();
  expect(notices).toEqual([]);
  expect(await at.held()).toEqual(before);
  await again.run('lock', {});
});

it('a board that came before the workstation stopped is its own at the next start', async () => {
  const at = await station();
  const before = await at.held();
  const written = vi.spyOn(at.shell, 'writeVault').mockRejectedValue(new Error('stopped'));
  expect(await bring(at, at.file)).toMatchObject({ ok: false });
  expect(await at.held()).toEqual(before);
  await at.node.run('lock', {});
  written.mockRestore();
  const { again } = await at.next();
  expect(await at.held()).toEqual([...before, DATABASE]);
  await again.run('lock', {});
});

it('a file without its board adds none', async () => {
  const at = await station();
  const done = await bring(at, at.withoutBoard);
  expect(done).toMatchObject({ ok: false, problem: { code: 'file' } });
  expect(at.journaled()).toEqual([]);
  await at.node.run('lock', {});
});
