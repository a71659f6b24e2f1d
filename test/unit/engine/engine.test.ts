import { beforeEach, describe, expect, it } from 'vitest';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from './runningEngine';

const SECRETS = ['Tourterelle', '180052A00412310', 'Masse du quadrant', 'Hormonothérapie première'];

beforeEach(wipeStores);

describe('the engine', () => {
  it('plays a meeting: attendance, quorum, proposal, votes, decision, undo, closing', async () => {
    const running = await startEngine(memoryShell());
    const { run, ask } = running;
    const { meeting, file, people } = await meetingWithOneCase(running);
    const [chair] = people;
    if (!chair) throw new Error('nobody');
    await run('openMeeting', { ...meeting, chair });
    expect((await ask('meeting', meeting))?.attendance.find((a) => a.person.id === chair)?.mode).toBe('room');
    expect((await ask('case', file))?.quorum).toMatchObject({ status: 'notReached' });
    for (const person of people) await run('attend', { ...meeting, person, mode: 'room' });
    expect((await ask('case', file))?.quorum).toMatchObject({ status: 'reached', missing: [] });
    const { proposal } = await run('propose', { ...file, text: 'Hormonothérapie première' });
    await run('castVote', { ...file, proposal, voter: chair, position: 'against' });
    await run('castVoteForAll', { ...file, proposal, position: 'for' });
    expect((await ask('case', file))?.proposals[0]?.tally).toEqual({ for: 2, against: 1, abstain: 0 });
    const refused = await running.connection.command('closeMeeting', meeting);
    expect(refused.ok).toBe(false);
    await run('decide', { ...file, decision: { outcome: 'discussed', retained: [proposal] } });
    const decided = await ask('case', file);
    expect(decided?.decision).toMatchObject({
      version: 1,
      outcome: 'discussed',
      quorum: { status: 'reached' },
    });
    expect(decided?.decision?.participants).toHaveLength(3);
    expect((await run('undo', {})).undone).toContain('Cas discuté');
    expect((await ask('case', file))?.decision).toBeNull();
    await run('decide', { ...file, decision: { outcome: 'postponed', postponement: { reason: 'missing' } } });
    expect((await ask('case', file))?.decision?.version).toBe(3);
    await run('closeMeeting', meeting);
    expect((await ask('meeting', meeting))?.doc.state).toBe('closed');
    await running.connection.command('lock', {});
  });

  it('gives the journal ciphertext only, and gets everything back from it when IndexedDB was wiped', async () => {
    const shell = memoryShell();
    const first = await startEngine(shell);
    const { meeting, file } = await meetingWithOneCase(first);
    await first.run('discuss', { ...file, text: 'Hormonothérapie première évoquée' });
    await first.connection.command('lock', {});
    const outside = JSON.stringify(shell.journal) + (shell.vault ?? '');
    for (const secret of SECRETS) expect(outside).not.toContain(secret);

    await wipeStores();
    const second = await startEngine(shell);
    await second.run('unlock', { passphrase: PASSPHRASE });
    const session = await second.rested();
    expect(session.notices.join()).toMatch(/\d+\senregistrements retrouvés/);
    const view = await second.ask('case', file);
    expect(view?.doc.values['identity.birthName']).toBe('Tourterelle');
    expect(view?.doc.discussion).toBe('Hormonothérapie première évoquée');
    expect((await second.ask('meeting', meeting))?.cases).toHaveLength(1);
    await second.connection.command('lock', {});

    const third = await startEngine(shell);
    await third.run('unlock', { passphrase: PASSPHRASE });
    expect((await third.ask('session', {})).notices).toEqual([]);
    await third.connection.command('lock', {});
  });

  it('says nothing while locked, and refuses a wrong passphrase', async () => {
    const shell = memoryShell();
    const running = await startEngine(shell);
    const { file } = await meetingWithOneCase(running);
    await running.run('lock', {});
    expect((await running.ask('session', {})).state).toBe('locked');
    await expect(running.ask('case', file)).rejects.toThrow();
    const wrong = await running.connection.command('unlock', { passphrase: 'une phrase au hasard' });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'passphrase' } });
    await running.run('unlock', { passphrase: PASSPHRASE });
    expect((await running.ask('case', file))?.name).toBe('TOURTERELLE');
    await running.run('lock', {});
  });

  it('keeps a participating doctor from deciding', async () => {
    const running = await startEngine(memoryShell());
    await running.run('enrol', {
      family: 'Participant',
      given: 'Dom',
      title: 'Dr',
      role: 'doctor',
      specialty: 'G15_10/SM36',
      passphrase: PASSPHRASE,
    });
    expect(
      await running.connection.command('createBoard', { name: 'RCP Sein', template: 'sein' }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'forbidden' },
    });
    await running.run('lock', {});
  });

  it('cases others: creates two boards whose names differ only after the 30th letter, and no second one of a name', async () => {
    const running = await startEngine(memoryShell());
    await running.run('enrol', {
      family: 'Animatrice',
      given: 'Ada',
      role: 'coordinator',
      passphrase: PASSPHRASE,
    });
    const names = ['Nord', 'Sud'].map((end) => `RCP d’hématologie pédiatrique de recours ${end}`);
    const made: string[] = [];
    for (const name of names)
      made.push((await running.run('createBoard', { name, template: 'sein' })).database);
    expect(new Set(made).size).toBe(2);
    const boards = await running.ask('boards', {});
    expect(boards.map(({ board }) => board.name).sort()).toEqual(names);
    for (const name of names)
      expect(await running.connection.command('createBoard', { name, template: 'sein' })).toMatchObject({
        ok: false,
        problem: { code: 'state', message: 'Il existe déjà une RCP de ce nom sur ce poste.' },
      });
    expect(await running.ask('boards', {})).toHaveLength(2);
    await running.run('lock', {});
  });
});
