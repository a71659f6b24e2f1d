import { readMeeting } from '../../../renderer/engine/records/read';
import type { CaseRef } from '../../../shared/contracts/views';
import { openSession } from './openSession';
import { wipeStores } from './runningEngine';

/** A coordinator's workstation in the midst of the demonstration's meeting, chaired by its first surgeon or oncologist. */
export async function openedMeeting() {
  await wipeStores();
  const opened = await openSession();
  Object.assign(opened.session.user, { role: 'coordinator' });
  const meeting = await opened.run('loadDemo', {});
  const records = await readMeeting(opened.store, meeting.database, meeting.meeting);
  const [first] = records?.cases ?? [];
  const members = records?.board.members ?? [];
  const chair = members.find(({ specialty }) => specialty?.startsWith('G15_10'));
  if (!first || !chair) throw new Error('no meeting');
  const file: CaseRef = { database: meeting.database, case: first._id };
  await opened.run('openMeeting', { ...meeting, chair: chair.id });
  return { opened, meeting, file, members, chair };
}
