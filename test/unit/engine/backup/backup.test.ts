import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseRef } from '../../../../shared/contracts/views';
import { filesIn, Workstation } from '../../../support/backupWorkstation';
import { memoryShell } from '../memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from '../runningEngine';
import { eventually } from '../../eventually';

beforeEach(wipeStores);

const OTHER = 'une tout autre phrase secrète';
type Running = Awaited<ReturnType<typeof startEngine>>;

const nodeAt = (workstation: Workstation): Promise<Running> => startEngine(workstation.shell(memoryShell()));

const noticed = (running: Running, word: string): Promise<string> =>
  eventually(async () => {
    const notices = (await running.ask('session', {})).notices.join('\n').replaceAll('\u00a0', ' ');
    expect(notices).toContain(word);
    return notices;
  });

async function backedUp(): Promise<{
  file: string;
  recoveryKey: string;
  caseRef: CaseRef;
  origin: Workstation;
}> {
  const origin = await Workstation.make();
  const running = await nodeAt(origin);
  let recoveryKey = '';
  const { meeting, file, people } = await meetingWithOneCase({
    ...running,
    run: async (name, input) => {
      const value = await running.run(name, input);
      if (name === 'enrol') ({ recoveryKey } = value as { recoveryKey: string });
      return value;
    },
  });
  const [chair] = people;
  if (!chair) throw new Error('nobody');
  await running.run('openMeeting', { ...meeting, chair });
  for (const person of people) await running.run('attend', { ...meeting, person, mode: 'room' });
  const { proposal } = await running.run('propose', { ...file, text: 'Hormonothérapie première' });
  await running.run('castVoteForAll', { ...file, proposal, position: 'for' });
  await running.run('decide', { ...file, decision: { outcome: 'discussed', retained: [proposal] } });

  const done = await running.run('backUp', {});
  expect(done).toMatchObject({ fellBack: false });
  expect(done.records).toBeGreaterThan(15);
  expect(await running.ask('backups', {})).toMatchObject({
    place: null,
    isOld: false,
    isRunning: false,
    problem: null,
    last: { records: done.records, size: done.size, purpose: 'asked' },
  });
  expect((await running.ask('session', {})).tasks).toEqual([]);
  await running.run('lock', {});
  await origin.close();
  const folder = path.join(origin.folder, 'backups');
  return { file: path.join(folder, (await filesIn(folder))[0] ?? ''), recoveryKey, caseRef: file, origin };
}

describe('a backup and its restore on a bare machine', () => {
  it('gives everything back, to the decision, with a new passphrase, a new printed key and a new device', async () => {
    const { file, recoveryKey, caseRef, origin } = await backedUp();
    await wipeStores();
    const bare = await Workstation.make();
    const running = await nodeAt(bare);
    expect((await running.ask('session', {})).state).toBe('empty');
    const word = bare.chosen.keep(file);
    const looked = await running.run('inspectBackup', { file: word });
    expect(looked).toMatchObject({ state: 'whole', missing: 0, missingNames: [] });
    expect(looked.boards).toMatchObject([{ database: caseRef.database, cases: 1 }]);

    const { people } = await running.run('unlockBackup', { file: word, recoveryKey });
    expect(people).toMatchObject([{ role: 'coordinator', person: { family: 'Animatrice' } }]);
    const user = people[0]?.id ?? '';
    const restored = await running.run('restoreBackup', { file: word, recoveryKey, user, passphrase: OTHER });
    expect(restored.recoveryKey).not.toBe(recoveryKey);

    expect((await running.ask('session', {})).state).toBe('open');
    expect(await noticed(running, 'restauré')).toMatch(
      /^Ce poste a été restauré depuis la sauvegarde du .* : \d+ enregistrements remis en place\.$/,
    );
    await eventually(async () => {
      const view = await running.ask('case', caseRef);
      expect(view?.doc.values['identity.birthName']).toBe('Tourterelle');
      expect(view?.proposals[0]?.tally).toEqual({ for: 3, against: 0, abstain: 0 });
      expect(view?.decision).toMatchObject({ version: 1, outcome: 'discussed' });
    });
    await running.run('discuss', { ...caseRef, text: 'Suite' });
    const writtenHere = (await bare.journal()).filter(({ id }) => id.startsWith('trace:'));
    expect(new Set(writtenHere.map(({ id }) => id.split(':')[1])).size).toBe(2);

    await running.run('dismissNotices', {});
    await running.run('lock', {});
    for (const [passphrase, opens] of [
      [PASSPHRASE, false],
      [OTHER, true],
    ] as const)
      expect((await running.connection.command('unlock', { passphrase })).ok).toBe(opens);
    expect((await running.ask('session', {})).notices.join()).not.toContain('restauré');
    await running.run('lock', {});
    expect(await filesIn(origin.folder)).toContain('vault.json');
  });

  it('put in place by the command line, or by a start that was killed then, asks for the printed key', async () => {
    const { file, recoveryKey, caseRef } = await backedUp();
    await wipeStores();
    const bare = await Workstation.make();
    await bare.install(file);
    const running = await nodeAt(bare.restarted());
    expect(await running.ask('session', {})).toMatchObject({ state: 'locked', recoveryOnly: true });
    const { users } = await running.run('openRecovery', { recoveryKey });
    await running.run('recover', { recoveryKey, user: users[0]?.id ?? '', passphrase: OTHER });
    expect(await noticed(running, 'restauré')).toContain('sauvegarde du');
    await eventually(async () => expect((await running.ask('case', caseRef))?.name).toBe('TOURTERELLE'));
    await running.run('discuss', { ...caseRef, text: 'Suite' });
    const devices = (await bare.journal()).flatMap(({ id }) =>
      id.startsWith('trace:') ? [id.split(':')[1]] : [],
    );
    expect(new Set(devices).size).toBe(2);
    await running.run('lock', {});
  });

  it('checks the printed key before anything is written', async () => {
    const { file } = await backedUp();
    await wipeStores();
    const bare = await Workstation.make();
    const running = await nodeAt(bare);
    const word = bare.chosen.keep(file);
    const wrong = Array.from({ length: 8 }, () => 'ABCD').join('-');
    for (const command of [
      () => running.connection.command('unlockBackup', { file: word, recoveryKey: wrong }),
      () =>
        running.connection.command('restoreBackup', {
          file: word,
          recoveryKey: wrong,
          user: 'first',
          passphrase: OTHER,
        }),
    ])
      expect(await command()).toMatchObject({
        ok: false,
        problem: { code: 'passphrase', message: expect.stringContaining('cette sauvegarde') as string },
      });
    expect(
      await running.connection.command('unlockBackup', { file: word, recoveryKey: 'ABC' }),
    ).toMatchObject({
      problem: { code: 'invalid' },
    });
    expect((await filesIn(bare.folder)).filter((name) => name !== 'journal')).toEqual([]);
    expect((await running.ask('session', {})).state).toBe('empty');
  });

  it('restores what a damaged file still holds, and names the rest before and after', async () => {
    const { file, recoveryKey, caseRef } = await backedUp();
    const bytes = await readFile(file);
    // One vote, where it stands among the documents and where it stands in the journal.
    const needle = '"id":"vote:';
    let place = bytes.indexOf(needle);
    const hit = new Uint8Array(bytes);
    expect(place).toBeGreaterThan(0);
    for (; place !== -1; place = bytes.indexOf(needle, place + 1)) hit[place] = 0;
    await writeFile(file, hit);
    await wipeStores();
    const bare = await Workstation.make();
    const running = await nodeAt(bare);
    const word = bare.chosen.keep(file);
    const looked = await running.run('inspectBackup', { file: word });
    expect(looked).toMatchObject({ state: 'damaged', missingIsExact: true });
    expect(looked.missing).toBeGreaterThan(0);
    expect(looked.missingNames.join()).toContain('vote:');
    const { people } = await running.run('unlockBackup', { file: word, recoveryKey });
    await running.run('restoreBackup', {
      file: word,
      recoveryKey,
      user: people[0]?.id ?? '',
      passphrase: OTHER,
    });
    const notices = await noticed(running, 'restauré');
    expect(notices).toContain(`${looked.missing} enregistrements manquent`);
    expect(notices).toMatch(/Cela concerne .*vote/);
    await running.run('lock', {});
    expect(caseRef.database).toMatch(/^rcp_sein_/);
  });

  it('is refused where somebody is enrolled, and of a file that is no backup', async () => {
    const { file, recoveryKey, origin } = await backedUp();
    const running = await nodeAt(origin.restarted());
    const word = origin.chosen.keep(file);
    const again = await nodeAt(origin);
    expect(
      await again.connection.command('restoreBackup', {
        file: word,
        recoveryKey,
        user: 'first',
        passphrase: OTHER,
      }),
    ).toMatchObject({ ok: false, problem: { code: 'state', message: 'Ce poste porte déjà des données.' } });
    await running.connection.command('lock', {});
    const bare = await Workstation.make();
    const fresh = await nodeAt(bare);
    await appendFile(path.join(bare.folder, 'letter'), 'Cher confrère');
    const letter = bare.chosen.keep(path.join(bare.folder, 'letter'));
    expect(await fresh.run('inspectBackup', { file: letter })).toMatchObject({ state: 'unreadable' });
    expect(await fresh.connection.command('unlockBackup', { file: letter, recoveryKey })).toMatchObject({
      ok: false,
      problem: { code: 'file' },
    });
  });
});

it('without files, as in a browser, says so', async () => {
  const running = await startEngine(memoryShell());
  expect(await running.ask('backups', {})).toBeNull();
  expect(await running.connection.command('backUp', {})).toMatchObject({
    ok: false,
    problem: { code: 'state' },
  });
});

it('while locked makes none', async () => {
  const running = await nodeAt(await Workstation.make());
  expect(await running.connection.command('backUp', {})).toMatchObject({
    ok: false,
    problem: { code: 'locked' },
  });
});
