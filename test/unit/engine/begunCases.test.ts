import { beforeEach, expect, it } from 'vitest';
import { begunCases } from '../../../renderer/engine/queries/begunCases';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import { inForce } from '../../../shared/domain/decision';
import { blankDecision } from '../../../shared/domain/decisionDraft';
import type { CaseId } from '../../../shared/domain/ids';
import { blankProposal } from '../../../shared/domain/proposalDraft';
import { openedMeeting } from './openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
});

async function around() {
  const records = await readMeeting(at.opened.store, at.meeting.database, at.meeting.meeting);
  if (!records) throw new Error('no meeting');
  return records;
}
const begun = async () =>
  (await begunCases(at.opened.session, at.meeting.database, await around())).map(
    ({ case: id, decision, proposal, isDecided }) => ({ id, decision, proposal, isDecided }),
  );
const decisionOf = async (id: CaseId) =>
  inForce((await readCase(at.opened.store, at.meeting.database, id))?.decisions ?? []);

const postponed = { outcome: 'postponed', postponement: { reason: 'missing' } } as const;
const half = { ...blankDecision, outcome: 'discussed', text: 'Chirurgie' } as const;

it('names what is half written, and nothing that says no more than what stands', async () => {
  const { run } = at.opened;
  const { database } = at.meeting;
  const [first, second, third, fourth] = (await around()).cases.map((file) => ({ database, case: file._id }));
  if (!first || !second || !third || !fourth) throw new Error('no cases');
  await run('keepDraft', { ...first, kind: 'decision', value: half });
  await run('keepDraft', {
    ...second,
    kind: 'proposal',
    value: { ...blankProposal, text: 'Chimiothérapie' },
  });
  await run('keepDraft', { ...third, kind: 'decision', value: { ...blankDecision, begunOn: null } });
  await run('decide', { ...fourth, decision: postponed });
  const taken = { ...blankDecision, outcome: 'postponed', reason: 'missing' } as const;
  await run('keepDraft', { ...fourth, kind: 'decision', value: taken });
  expect(await begun()).toEqual([
    { id: first.case, decision: true, proposal: false, isDecided: false },
    { id: second.case, decision: false, proposal: true, isDecided: false },
  ]);
  await run('keepDraft', { ...fourth, kind: 'decision', value: { ...taken, reasonText: 'Scanner' } });
  expect((await begun()).at(-1)).toEqual({
    id: fourth.case,
    decision: true,
    proposal: false,
    isDecided: true,
  });
});

it('closing postpones none of them unasked, and nothing else then; a correction that is begun holds nothing back', async () => {
  const { run, command } = at.opened;
  const { file, meeting } = at;
  const other = (await around()).cases.find(({ _id }) => _id !== file.case);
  if (!other) throw new Error('no case');
  await run('decide', { database: file.database, case: other._id, decision: postponed });
  const correction = {
    ...blankDecision,
    outcome: 'postponed',
    reason: 'missing',
    reasonText: 'IRM',
  } as const;
  await run('keepDraft', { database: file.database, case: other._id, kind: 'decision', value: correction });
  await run('keepDraft', { ...file, kind: 'decision', value: half });
  const refused = await command('closeMeeting', { ...meeting, postponeRest: true });
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: 'state', message: '1\u00a0dossier a une décision commencée.' },
  });
  expect(await decisionOf(file.case)).toBeUndefined();
  expect((await around()).meeting.state).toBe('open');

  await run('closeMeeting', { ...meeting, postponeRest: true, evenBegun: true });
  expect((await decisionOf(file.case))?.postponement?.reason).toBe('notPresented');
  expect((await at.opened.session.drafts.ofCase(file.database, file.case)).decision?.text).toBe('Chirurgie');
});
