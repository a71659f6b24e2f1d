import { beforeEach, expect, it } from 'vitest';
import { audiences, isFor } from '../../../shared/contracts/audience';
import { commands, type CommandName } from '../../../shared/contracts/commands/commands';
import { queries, type Query, type QueryName } from '../../../shared/contracts/queries';
import type { CivilDay } from '../../../shared/domain/brand';
import type { PersonId } from '../../../shared/domain/ids';
import type { Result } from '../../../shared/domain/result';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, startEngine, wipeStores } from './runningEngine';

beforeEach(wipeStores);

it('refuses the room and a phone all that is not named as theirs, before it is looked at', async () => {
  const { engine, connection } = await startEngine(memoryShell());
  for (const audience of audiences.filter((name) => name !== 'console')) {
    const sent = new Map<number, Result<unknown>>();
    const other = engine.connect(audience, (n, result) => sent.set(n, result));
    for (const name of Object.keys(commands) as CommandName[]) {
      const result = await other.command(name, {});
      expect({ name, code: result.ok ? 'ok' : result.problem.code }).toEqual({ name, code: 'forbidden' });
    }
    const others = (Object.keys(queries) as QueryName[]).filter(
      (name) => !isFor(queries[name] as Query, audience),
    );
    others.forEach((name, n) => other.query(n, name, {}));
    expect([...sent.values()].map((result) => (result.ok ? 'ok' : result.problem.code))).toEqual(
      others.map(() => 'forbidden'),
    );
  }
  await connection.command('lock', {});
});

it('answers a question that is badly formed, as it answers such a command', async () => {
  const { engine, connection } = await startEngine(memoryShell());
  const sent = new Map<number, Result<unknown>>();
  const other = engine.connect('console', (n, result) => sent.set(n, result));
  other.query(1, 'case', { database: 7 });
  expect(sent.get(1)).toMatchObject({ ok: false, problem: { code: 'invalid' } });
  expect(await other.command('editCase', { database: 7 })).toMatchObject({ problem: { code: 'invalid' } });
  await connection.command('lock', {});
});

it('takes back in a window only what was done in it, and nothing once it was closed', async () => {
  const running = await startEngine(memoryShell());
  const { engine, connection, run, ask } = running;
  const { file, meeting, people } = await meetingWithOneCase(running);
  const other = engine.connect('console', () => undefined);
  await run('editCase', { ...file, changes: { 'summary.question': 'Reprise ?' } });
  const question = async () => (await ask('case', file))?.doc.values['summary.question'];
  expect(await other.command('undo', {})).toEqual({ ok: true, value: { undone: null, mayRedo: false } });
  expect(await question()).toBe('Reprise ?');

  await other.command('openMeeting', { ...meeting, chair: people[0] });
  await other.command('editCase', { ...file, changes: { 'tumour.t': 'cT2' } });
  expect((await run('undo', {})).undone).toContain('Question');
  expect((await ask('case', file))?.doc.values['tumour.t']).toBe('cT2');
  other.end();
  expect(await other.command('undo', {})).toMatchObject({ value: { undone: null } });
  await connection.command('lock', {});
});

it('sends nothing more to a window that is closed', async () => {
  const running = await startEngine(memoryShell());
  const { engine, connection, run, ask } = running;
  const { file } = await meetingWithOneCase(running);
  const sent: Result<unknown>[] = [];
  const other = engine.connect('console', (_n, result) => sent.push(result));
  other.query(1, 'case', file);
  await ask('case', file);
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  other.end();
  const before = sent.length;
  await run('editCase', { ...file, changes: { 'summary.question': 'Reprise ?' } });
  await ask('case', file);
  expect(sent).toHaveLength(before);
  await connection.command('lock', {});
});

it('shows the room a case without the identity of its patient, and nothing else', async () => {
  const running = await startEngine(memoryShell());
  const { engine, connection, run } = running;
  const { file, meeting, people } = await meetingWithOneCase(running);
  const identity = {
    'identity.usedName': 'Hirondelle',
    'identity.firstGivenName': 'Ombeline',
    'identity.birthDate': '1961-02-03' as CivilDay,
    'identity.ipp': 'IPP-4321',
  };
  const history = 'Ombeline Hirondelle, née le 3 février 1961, IPP-4321.';
  const texts = {
    'summary.question': 'Masse du quadrant : que faire pour Mme Hirondelle ?',
    'summary.history': history,
  };
  await run('editCase', { ...file, changes: { ...identity, ...texts, 'identity.sex': 'F' } });
  const chair = people[0] as PersonId;
  await run('openMeeting', { ...meeting, chair });
  await run('attend', { ...meeting, person: chair, mode: 'room' });
  const { proposal } = await run('propose', { ...file, text: 'Chirurgie' });
  await run('castVote', { ...file, proposal, voter: chair, position: 'for' });
  const postponement = { reason: 'missing', text: 'IRM' } as const;
  await run('decide', { ...file, decision: { outcome: 'postponed', postponement } });
  expect(audiences.filter((audience) => isFor(queries.room, audience))).toEqual(['console', 'projector']);
  const forRoom = Object.values(queries).filter((query: Query) => isFor(query, 'projector'));
  expect(forRoom).toEqual([queries.room, queries.roomPictures]);

  const answers: Result<unknown>[] = [];
  engine.connect('projector', (_n, result) => answers.push(result)).query(1, 'room', file);
  await expect.poll(() => answers.at(-1)).toEqual({ ok: true, value: { shows: 'nothing' } });
  const shown = { ...file, draft: null, isBlack: false, showsIdentity: false, turn: null };
  await run('project', { shown });
  await expect.poll(() => answers.at(-1)).toMatchObject({ value: { shows: 'case' } });
  const seen = answers.at(-1);
  expect(seen).toMatchObject({
    value: {
      shows: 'case',
      case: {
        position: 1,
        count: 1,
        masked: 'H. O.',
        identity: null,
        question: 'Masse du quadrant : que faire pour Mme H. ?',
        proposals: [{ intention: 1, text: 'Chirurgie', tally: { for: 1, against: 0, abstain: 0 } }],
        decision: {
          isDraft: false,
          outcome: 'postponed',
          text: '',
          retained: [],
          lines: ['Motif\u00a0: Élément du dossier manquant — IRM'],
          origin: null,
        },
      },
    },
  });
  const told = JSON.stringify(seen);
  expect(told).toMatch(/Femme \d+ ans/);
  for (const trait of [...Object.values(identity), '1961', 'Tourterelle', '180052A00412310', file.case])
    expect(told).not.toContain(trait);
  for (const person of ['Animatrice', 'Chirurgien', ...people]) expect(told).not.toContain(person);

  await run('project', { shown: { ...shown, showsIdentity: true } });
  await expect.poll(() => JSON.stringify(answers.at(-1))).toContain('HIRONDELLE Ombeline, née le 03/02/1961');
  await run('project', { shown: { ...shown, isBlack: true } });
  await expect.poll(() => answers.at(-1)).toEqual({ ok: true, value: { shows: 'black' } });
  await connection.command('lock', {});
});
