import { afterEach, beforeEach, expect, it } from 'vitest';
import { guidelinesFor } from '../../../renderer/engine/queries/guidelines';
import type { CaseRef } from '../../../shared/contracts/views';
import { readMeeting } from '../../../renderer/engine/records/read';
import { openedMeeting } from './openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
});
afterEach(() => at.opened.open.close());

const register = (name: string, version: string, date: string, file: CaseRef = at.file) =>
  at.opened.run('decide', {
    ...file,
    decision: {
      outcome: 'registered',
      text: 'Conforme.',
      guideline: { name, version, date: date },
    },
  });
const offered = async () =>
  (await guidelinesFor(at.opened.session, at.file.database)).map(
    ({ name, version, date }) => `${name} ${version} ${date}`,
  );

it('offers, where there is no region, what the board’s decisions named: each once, the newest first', async () => {
  const before = await offered();
  const view = await readMeeting(at.opened.store, at.meeting.database, at.meeting.meeting);
  const second = { ...at.file, case: view?.cases[1]?._id ?? at.file.case };
  await register('Référentiel mal écrit', '4', '2025-01-15');
  await register('Référentiel inventé', '4.1', '2025-01-15', second);
  await register('Référentiel inventé', '4.2', '2026-01-15');
  await register('Référentiel inventé', '4.2', '2026-01-15');
  const all = await offered();
  expect(all.join()).not.toContain('mal écrit');
  expect(all.filter((words) => words.startsWith('Référentiel inventé'))).toEqual([
    'Référentiel inventé 4.2 2026-01-15',
    'Référentiel inventé 4.1 2025-01-15',
  ]);
  expect(all).toEqual(expect.arrayContaining(before));
});
