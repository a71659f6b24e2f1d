import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run as concerto } from '../../../../build/concerto/run';
import type { BackupPayload } from '../../../../shared/backup/payloads';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import type { CaseRef } from '../../../../shared/contracts/views';
import { filesIn, newFolder, Workstation } from '../../../support/backupWorkstation';
import { forged, type Forge } from '../../../support/forgedBackup';
import { memoryShell } from '../memoryShell';
import { meetingWithOneCase, startEngine, wipeStores } from '../runningEngine';

const OTHER = 'une tout autre phrase secrète';
const FORMER = path.resolve('test/fixtures/former');
let honest: Uint8Array<ArrayBuffer>;
let recoveryKey = '';
let ref: CaseRef;
beforeAll(async () => {
  await wipeStores();
  const origin = await Workstation.make();
  const running = await startEngine(origin.shell(memoryShell()));
  const { meeting, file, people } = await meetingWithOneCase({
    ...running,
    run: async (name, input) => {
      const value = await running.run(name, input);
      if (name === 'enrol') ({ recoveryKey } = value as { recoveryKey: string });
      return value;
    },
  });
  ref = file;
  const [chair] = people;
  if (!chair) throw new Error('nobody');
  await running.run('openMeeting', { ...meeting, chair });
  for (const person of people) await running.run('attend', { ...meeting, person, mode: 'room' });
  await running.run('editCase', { ...file, changes: { 'tumour.t': '2' } });
  await running.run('editCase', { ...file, changes: { 'tumour.t': '4' } });
  const { proposal } = await running.run('propose', { ...file, text: 'Hormonothérapie première' });
  await running.run('decide', { ...file, decision: { outcome: 'discussed', retained: [proposal] } });
  await running.run('backUp', {});
  await running.run('lock', {});
  const folder = path.join(origin.folder, 'backups');
  honest = new Uint8Array(readFileSync(path.join(folder, (await filesIn(folder))[0] ?? '')));
});
beforeEach(wipeStores);

async function written(bytes: Uint8Array): Promise<string> {
  const file = path.join(await newFolder(), 'sauvegarde.concerto');
  writeFileSync(file, bytes);
  return file;
}

/** Restored on a bare machine: what its key said, and what the workstation then shows and says. */
async function restored(backup: string, key = recoveryKey, file = ref) {
  const bare = await Workstation.make();
  const { run, ask, rested } = await startEngine(bare.shell(memoryShell()));
  const word = bare.chosen.keep(backup);
  const { people, warnings } = await run('unlockBackup', { file: word, recoveryKey: key });
  const user = people[0]?.id ?? '';
  await run('restoreBackup', { file: word, recoveryKey: key, user, passphrase: OTHER });
  const { notices } = await rested();
  const view = await ask('case', file);
  const shown = { t: view?.doc.values['tumour.t'], decision: view?.decision?.outcome ?? null };
  await run('lock', {});
  await run('unlock', { passphrase: OTHER });
  const again = (await rested()).notices.join('\n');
  await run('lock', {});
  return {
    warnings: warnings.join(' ').replaceAll('\u00a0', ' '),
    notices: notices.join('\n'),
    again,
    ...shown,
  };
}

/** The same by the command line, which has no key: what the first start says, and the one after it. */
async function restoredWithoutKey(backup: string, key = recoveryKey, file = ref) {
  const bare = await Workstation.make();
  const { lines } = await concerto(['restore', backup, '--to', bare.folder]);
  const { run, ask, rested } = await startEngine(bare.shell(memoryShell()));
  const { users } = await run('openRecovery', { recoveryKey: key });
  await run('recover', { recoveryKey: key, user: users[0]?.id ?? '', passphrase: OTHER });
  const notices = (await rested()).notices.join('\n').replaceAll('\u00a0', ' ');
  const decision = (await ask('case', file))?.decision?.outcome ?? null;
  await run('lock', {});
  await run('unlock', { passphrase: OTHER });
  const again = (await rested()).notices.join('\n');
  await run('lock', {});
  return { lines: lines.join('\n'), notices, again, decision };
}

const entriesOf = (frame: BackupPayload): JournalEntry[] =>
  frame.kind === 'documents' || frame.kind === 'journal' ? frame.entries : [];
const withEntries =
  (change: (entries: JournalEntry[]) => JournalEntry[]): Forge =>
  (frames) =>
    frames.map((frame) =>
      frame.kind === 'documents' || frame.kind === 'journal'
        ? { ...frame, entries: change(frame.entries) }
        : frame,
    );
const isDecision = ({ id }: JournalEntry) => id.startsWith('decision:');

const forgeries: Record<string, Forge> = {
  'without its decision': withEntries((entries) => entries.filter((it) => !isDecision(it))),
  'with a decision that was deleted': withEntries((entries) =>
    entries.map((it) => (isDecision(it) ? { ...it, cipher: '', deleted: true } : it)),
  ),
  'with an older cipher under a newer revision': (frames) => {
    const all = frames.filter(({ kind }) => kind === 'journal').flatMap(entriesOf);
    const [first, last] = [all.find(({ id }) => id === ref.case), all.findLast(({ id }) => id === ref.case)];
    return withEntries((entries) =>
      entries.map((it) => (it.rev === last?.rev ? { ...it, cipher: first?.cipher ?? '' } : it)),
    )(frames);
  },
  'without the end of its journal': (frames) => {
    const last = frames.findLastIndex(({ kind }) => kind === 'journal');
    return frames.filter((_, i) => i !== last);
  },
  'called one of the former format': (frames) =>
    frames.map((frame) =>
      frame.kind === 'header' || frame.kind === 'footer' ? { ...frame, format: 1, seal: undefined } : frame,
    ),
};

describe('a backup that somebody without the key has written anew', () => {
  for (const [name, forge] of Object.entries(forgeries))
    it(`is named as such before it is restored, and nothing false comes of it: ${name}`, async () => {
      const { warnings, t, decision, notices } = await restored(await written(forged(honest, forge)));
      expect(warnings).toContain('Cette sauvegarde a été modifiée ou abîmée depuis qu’elle a été faite.');
      expect(warnings).toContain('Seul ce qui est prouvé sera remis en place.');
      expect(['4', '2', undefined]).toContain(t);
      expect([null, 'discussed']).toContain(decision);
      expect(notices).not.toContain('n’est perdu');
    });

  for (const [name, forge] of Object.entries(forgeries))
    it(`is named as such by the first start where it was restored without its key: ${name}`, async () => {
      const { lines, notices, again } = await restoredWithoutKey(await written(forged(honest, forge)));
      expect(lines).toContain('La sauvegarde est entière.');
      expect(lines).not.toContain('intact');
      expect(notices).toContain('Cette sauvegarde a été modifiée ou abîmée depuis qu’elle a été faite.');
      expect(again).not.toContain('depuis qu’elle a été faite');
    });

  it('is not suspected by the first start where nobody touched it', async () => {
    const { notices, decision, again } = await restoredWithoutKey(await written(honest));
    expect(decision).toBe('discussed');
    for (const said of [notices, again]) {
      expect(said).not.toContain('modifiée');
      expect(said).not.toContain('en dehors de Concerto');
    }
  });

  it('is not suspected where nobody touched it, and the workstation goes on from it', async () => {
    const { warnings, t, decision, notices, again } = await restored(await written(honest));
    expect({ warnings, t, decision, again }).toEqual({
      warnings: '',
      t: '4',
      decision: 'discussed',
      again: expect.not.stringContaining('en dehors de Concerto') as string,
    });
    expect(notices).not.toContain('en dehors de Concerto');
  });

  it('is restored from the former format, and it is said that nobody can tell', async () => {
    const about = JSON.parse(readFileSync(path.join(FORMER, 'about.json'), 'utf8')) as CaseRef & {
      recoveryKey: string;
    };
    const { warnings, decision, again } = await restored(
      path.join(FORMER, 'sauvegarde.concerto'),
      about.recoveryKey,
      about,
    );
    expect(warnings).toContain('ne signait pas encore son contenu');
    expect(decision).toBe('discussed');
    expect(again).not.toContain('en dehors de Concerto');
    await wipeStores();
    const file = path.join(FORMER, 'sauvegarde.concerto');
    const bare = await restoredWithoutKey(file, about.recoveryKey, about);
    expect(bare.notices).toContain('ne signait pas encore son contenu');
    expect(bare.decision).toBe('discussed');
  });
});
