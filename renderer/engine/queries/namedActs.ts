import type { NamedActs } from '../../../shared/contracts/views';
import type { Stamp } from '../../../shared/domain/stamp';
import type { CaseFile } from '../../../shared/domain/caseFile';
import { modeAt } from '../../../shared/domain/attendance';
import { attachedOf } from '../../../shared/domain/files';
import type { DatabaseName, MeetingId } from '../../../shared/domain/ids';
import type { StoredType } from '../../../shared/domain/stored';
import type { Session } from '../session/session';
import { deferredAt } from './deferred';
import { ownerOf } from '../readModel/bundles';
import { readMeeting, type MeetingRecords } from '../records/read';

/** Cases that came onto the list in one act. */
interface Registration {
  readonly stamp: Stamp;
  readonly cases: readonly CaseFile[];
}

/** Those of several cases, told by the one instant at which they were registered; the invented meeting's are not one. */
export function registrationsOf({ cases }: MeetingRecords): Registration[] {
  const together = new Map<string, { stamp: Stamp; cases: CaseFile[] }>();
  for (const file of cases) {
    const stamp = file.stamps['meeting'];
    if (!stamp || stamp.source === 'demo') continue;
    const key = [stamp.device, stamp.by, stamp.at].join(' ');
    const held = together.get(key);
    if (held) held.cases.push(file);
    else together.set(key, { stamp, cases: [file] });
  }
  return [...together.values()].filter(({ cases: held }) => held.length > 1);
}

/**
 * Nothing was written on it since it was registered: all its fields carry the two changes of that act. That it was taken off
 * the list and put back is no writing.
 */
export const isUntouched = ({ clock, stamps, discussion, files, pending }: CaseFile): boolean => {
  const { withdrawn, ...written } = stamps;
  const last = Math.max(2, withdrawn?.n ?? 0);
  return (
    Object.keys(clock).length === 1 &&
    Object.values(written).every(({ n }) => n <= 2) &&
    Object.values(clock).every((n) => n <= last) &&
    discussion === '' &&
    attachedOf(files).length === 0 &&
    pending === undefined
  );
};

const ROOM = new Set<StoredType>(['proposal', 'vote', 'decision', 'report']);

/** What people wrote in the room on the cases of a meeting. */
const roomRows = async ({ store }: Session, database: DatabaseName, { meeting }: MeetingRecords) =>
  (await store.rows.of('meeting', database, meeting._id)).filter(({ type }) => ROOM.has(type));

/** Registrations that can still be taken back as a whole, each by its first case. */
async function undoableRegistrations(
  session: Session,
  database: DatabaseName,
  records: MeetingRecords,
): Promise<NamedActs['registrations']> {
  if (records.meeting.state === 'closed') return [];
  const whole = registrationsOf(records).filter(({ cases }) => cases.every(isUntouched));
  if (whole.length === 0) return [];
  const written = new Set((await roomRows(session, database, records)).map(({ id }) => ownerOf(id)));
  return whole.flatMap(({ stamp, cases }) => {
    const [first] = cases;
    return first && !cases.some(({ _id }) => written.has(_id))
      ? [{ case: first._id, count: cases.length, at: stamp.at }]
      : [];
  });
}

/** What happened in a meeting since it was opened, in words; null: nothing but that who opened it is in the room. */
export async function happenedSince(
  session: Session,
  database: DatabaseName,
  records: MeetingRecords,
): Promise<string | null> {
  const { meeting, cases, attendances } = records;
  if (meeting.state !== 'open') return 'la séance n’est pas ouverte';
  const { openedAt, chair } = meeting;
  const came = attendances.filter(({ spans }) => spans.length > 0);
  const isOther = came.some(
    (one) => one.person.id !== chair?.id || one.spans.length > 1 || modeAt(one, session.now()) !== 'room',
  );
  if (isOther) return 'des présences y sont notées';
  if (meeting.attendanceValidated || came.some(({ signature }) => signature))
    return 'des présences y sont validées ou signées';
  const isDiscussed = cases.some(
    ({ discussion, stamps }) => discussion !== '' && (stamps['discussion']?.at ?? '') >= (openedAt ?? ''),
  );
  if (isDiscussed) return 'une discussion y est notée';
  const written = await session.store.reveal(await roomRows(session, database, records));
  // Proposals may be prepared before.
  const isDecided = written.some((doc) => doc.type !== 'proposal' || doc.at >= (openedAt ?? ''));
  return isDecided ? 'des propositions, des votes ou des décisions y sont notés' : null;
}

export async function namedActs(
  session: Session,
  database: DatabaseName,
  meeting: MeetingId,
): Promise<NamedActs> {
  const records = await readMeeting(session.store, database, meeting);
  if (!records) return { registrations: [], mayUndoOpening: false, deferred: [] };
  return {
    registrations: await undoableRegistrations(session, database, records),
    mayUndoOpening: (await happenedSince(session, database, records)) === null,
    deferred: (await deferredAt(session, database, records)).map(({ told }) => told),
  };
}
