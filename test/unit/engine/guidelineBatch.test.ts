import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { guidelineBatch } from '../../../renderer/engine/queries/guidelineBatch';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import type { CivilDay } from '../../../shared/domain/brand';
import { inForce } from '../../../shared/domain/decision';
import { blankDecision } from '../../../shared/domain/decisionDraft';
import type { CaseId } from '../../../shared/domain/ids';
import { openedMeeting } from './openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
});
afterEach(() => at.opened.open.close());

const around = async () => {
  const records = await readMeeting(at.opened.store, at.meeting.database, at.meeting.meeting);
  if (!records) throw new Error('no meeting');
  return records;
};
const batch = async () => guidelineBatch(at.opened.session, at.meeting.database, await around());
const asRegistered = (id: CaseId, more: object) =>
  at.opened.run('editCase', {
    database: at.meeting.database,
    case: id,
    changes: { 'request.caseStatus': 'ORG-128', ...more },
  });

it('registers those that it is given, each by its own decision, and tells which it could not', async () => {
  const [first, second, third] = (await around()).cases.map(({ _id }) => _id);
  if (!first || !second || !third) throw new Error('no cases');
  await asRegistered(first, whole);
  await asRegistered(second, { ...whole, 'request.guidelineVersion': '' });
  const proposed = await batch();
  expect(proposed.find((one) => one.case === first)?.missing).toEqual([]);
  expect(proposed.find((one) => one.case === second)?.missing).toEqual(['sa version']);
  expect(proposed.some((one) => one.case === third)).toBe(false);

  const seenOf = (id: CaseId) => ({ case: id, seen: proposed.find((one) => one.case === id)?.seen ?? '' });
  const answer = await at.opened.run('registerBatch', {
    ...at.meeting,
    cases: [seenOf(first), seenOf(second)],
  });
  expect(answer.registered).toEqual([first]);
  expect(answer.refused).toEqual([
    {
      name: expect.stringContaining('DÉMO') as string,
      why: expect.stringContaining('Il manque sa version') as string,
    },
  ]);
  const decided = await readCase(at.opened.store, at.meeting.database, first);
  expect(inForce(decided?.decisions ?? [])).toMatchObject({
    outcome: 'registered',
    guideline: { name: 'Référentiel inventé', version: '1', date: '2026-02-01' },
  });
  expect((await readCase(at.opened.store, at.meeting.database, second))?.decisions).toEqual([]);
  expect((await batch()).map((one) => one.case)).not.toContain(first);
});

const whole = {
  'request.guideline': 'Référentiel inventé',
  'request.guidelineVersion': '1',
  'request.guidelineDate': '2026-02-01' as CivilDay,
};

it('registers nothing that the room did not read: a decision, a correction, a vote, a draft that came since', async () => {
  const { database } = at.meeting;
  const [first] = (await around()).cases.map(({ _id }) => _id);
  if (!first) throw new Error('no case');
  await asRegistered(first, whole);
  const { proposal } = await at.opened.run('propose', { database, case: first, text: 'Surveillance' });
  const read = (await batch()).find((one) => one.case === first);
  const register = async () => {
    const cases = [{ case: first, seen: read?.seen ?? '' }];
    const { registered, refused } = await at.opened.run('registerBatch', { ...at.meeting, cases });
    expect(registered).toEqual([]);
    return refused[0]?.why ?? '';
  };
  await at.opened.run('propose', { database, case: first, text: 'Mastectomie', corrects: proposal });
  expect(await register()).toContain('Il a changé depuis que vous l’avez lu.');
  await at.opened.run('editCase', { database, case: first, changes: { 'request.caseStatus': 'ORG-134' } });
  expect(await register()).toContain('Il n’est plus proposé');
  await asRegistered(first, {});
  const decision = { outcome: 'discussed', text: 'Autrement.', quorumReason: 'Essai' } as const;
  await at.opened.run('decide', { database, case: first, decision });
  expect(await register()).toContain('il a déjà sa décision');
  const decided = await readCase(at.opened.store, database, first);
  expect(inForce(decided?.decisions ?? [])?.text).toBe('Autrement.');
});

it('sets apart no case that somebody voted against, or of which something is half written', async () => {
  const { database } = at.meeting;
  const [first] = (await around()).cases.map(({ _id }) => _id);
  if (!first) throw new Error('no case');
  await asRegistered(first, whole);
  const missing = async () => (await batch()).find((one) => one.case === first)?.missing;
  const { proposal } = await at.opened.run('propose', { database, case: first, text: 'Surveillance' });
  expect(await missing()).toEqual([]);
  const value = { ...blankDecision, outcome: 'discussed', text: 'À moitié' } as const;
  await at.opened.run('keepDraft', { database, case: first, kind: 'decision', value });
  expect(await missing()).toEqual(['la fin de ce qui est commencé']);
  await at.opened.run('keepDraft', { database, case: first, kind: 'decision', value: null });
  const vote = { database, case: first, proposal, voter: at.chair.id, position: 'against' } as const;
  await at.opened.run('attend', { ...at.meeting, person: at.chair.id, mode: 'room' });
  await at.opened.run('castVote', vote);
  expect(await missing()).toEqual(['l’accord de tous (vote contre)']);
  await at.opened.run('castVote', { ...vote, position: 'for', reserve: 'Si le PS le permet' });
  expect(await missing()).toEqual(['l’accord sans réserve (vote avec réserve)']);
});

it('says of two proposals the one that its decision will retain', async () => {
  const { case: id } = at.file;
  await asRegistered(id, whole);
  const { proposal } = await at.opened.run('propose', { ...at.file, text: 'Chirurgie première' });
  await at.opened.run('propose', { ...at.file, text: 'Surveillance' });
  await at.opened.run('attend', { ...at.meeting, person: at.chair.id, mode: 'room' });
  await at.opened.run('castVote', { ...at.file, proposal, voter: at.chair.id, position: 'for' });
  const shown = (await batch()).find((one) => one.case === id);
  const own = shown?.proposals.filter(({ text }) => ['Chirurgie première', 'Surveillance'].includes(text));
  expect(own).toEqual([
    { text: 'Chirurgie première', isRetained: true },
    { text: 'Surveillance', isRetained: false },
  ]);
  await at.opened.run('registerBatch', { ...at.meeting, cases: [{ case: id, seen: shown?.seen ?? '' }] });
  const decided = inForce((await readCase(at.opened.store, at.meeting.database, id))?.decisions ?? []);
  expect(decided?.retained).toEqual([proposal]);
});

it('tells which stand where the store fails in the midst, so that they can be taken back', async () => {
  const ids = (await around()).cases.slice(0, 3).map(({ _id }) => _id);
  for (const id of ids) await asRegistered(id, whole);
  const proposed = await batch();
  const write = at.opened.store.write.bind(at.opened.store);
  let writes = 0;
  vi.spyOn(at.opened.store, 'write').mockImplementation((...args) =>
    ++writes > 1 ? Promise.reject(new Error('full')) : write(...args),
  );
  const { registered, refused } = await at.opened.run('registerBatch', {
    ...at.meeting,
    cases: proposed
      .filter((one) => ids.includes(one.case))
      .map((one) => ({ case: one.case, seen: one.seen })),
  });
  expect(registered).toEqual(ids.slice(0, 1));
  expect(refused.map(({ why }) => why)).toEqual(
    Array(2).fill(expect.stringContaining('Ceux qui sont dits enregistrés le sont.')),
  );
});
