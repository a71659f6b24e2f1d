import { afterEach, beforeEach, expect, it } from 'vitest';
import { guidelineBatch } from '../../../renderer/engine/queries/guidelineBatch';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import type { CivilDay } from '../../../shared/domain/brand';
import { inForce } from '../../../shared/domain/decision';
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
  const whole = {
    'request.guideline': 'Référentiel inventé',
    'request.guidelineVersion': '1',
    'request.guidelineDate': '2026-02-01' as CivilDay,
  };
  await asRegistered(first, whole);
  await asRegistered(second, { ...whole, 'request.guidelineVersion': '' });
  const proposed = await batch();
  expect(proposed.find((one) => one.case === first)?.missing).toEqual([]);
  expect(proposed.find((one) => one.case === second)?.missing).toEqual(['sa version']);
  expect(proposed.some((one) => one.case === third)).toBe(false);

  const answer = await at.opened.run('registerBatch', { ...at.meeting, cases: [first, second] });
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
