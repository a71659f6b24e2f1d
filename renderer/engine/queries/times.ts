import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import { longestOf } from '../../../shared/domain/meeting';
import type { Session } from '../session/session';

/** Milliseconds that each case was in view: as noted with the meeting, and since then on this workstation. */
export async function timesOf(
  session: Session,
  database: DatabaseName,
  meeting: MeetingId,
): Promise<Readonly<Partial<Record<CaseId, number>>>> {
  if (!session.workstation.databases.includes(database)) return {};
  const kept = await session.drafts.times(database, meeting);
  const loaded = await session.store.load(database, meeting, 'meeting');
  const noted = Object.entries(loaded?.doc.durations ?? {}).map(([id, seconds = 0]) => [id, seconds * 1000]);
  return longestOf([Object.fromEntries(noted) as Record<CaseId, number>, kept]);
}
