import type { ComingMeeting, MeetingAccountView } from '../../../shared/contracts/meetingAccount';
import type { MeetingRef } from '../../../shared/contracts/views';
import { patientName, type CaseFile } from '../../../shared/domain/caseFile';
import { inForce } from '../../../shared/domain/decision';
import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import { nextPlanned } from '../../../shared/domain/meeting';
import { meetingAccount, type MeetingAccount } from '../../../shared/domain/meetingAccount';
import { yearsOf } from '../../../shared/region/databaseName';
import { readMeeting, type MeetingRecords } from '../records/read';
import type { Session } from '../session/session';
import { continuations } from './continuations';
import { timesOf } from './times';

/** What a meeting did: for the screen at its end, and for its list. */
export async function accountOf(
  session: Session,
  database: DatabaseName,
  { meeting, cases, decisions }: MeetingRecords,
): Promise<MeetingAccount> {
  const times = await timesOf(session, database, meeting._id);
  return meetingAccount(
    cases.map(({ _id, values }, at) => ({
      case: _id,
      position: at + 1,
      name: patientName(values),
      decision: inForce(decisions.filter((decision) => decision.case === _id)) ?? null,
      minutes: values['request.plannedMinutes'],
      spent: times[_id] ?? 0,
    })),
  );
}

export async function accountView(
  session: Session,
  database: DatabaseName,
  id: MeetingId,
): Promise<MeetingAccountView | null> {
  const records = await readMeeting(session.store, database, id);
  if (!records) return null;
  const account = await accountOf(session, database, records);
  const postponed = account.cases.filter(({ outcome }) => outcome === 'postponed');
  const movedTo: Partial<Record<CaseId, string>> = {};
  const again = await presentedAgain(session, database, records);
  for (const { case: of } of postponed) {
    const to = again(of);
    if (!to) continue;
    const loaded = await session.store.load(to.database, to.meeting, 'meeting');
    movedTo[of] = loaded?.doc.date ?? dayIn(to.meeting);
  }
  return {
    ...account,
    movedTo,
    toMove: postponed.map((one) => one.case).filter((of) => movedTo[of] === undefined),
    next: await nextMeeting(session, database, id),
  };
}

/** To which other meeting each case of this one went since; null: to none. */
export async function presentedAgain(
  { store, workstation }: Session,
  database: DatabaseName,
  { meeting, cases }: Pick<MeetingRecords, 'meeting' | 'cases'>,
): Promise<(id: CaseId) => MeetingRef | null> {
  const files = new Map<CaseId, CaseFile>(cases.map((file) => [file._id, file]));
  const continuation = await continuations(store, database, workstation.databases);
  return (id) => {
    const own = files.get(id);
    if (own && own.meeting !== meeting._id) return { database, meeting: own.meeting };
    const copy = continuation(id);
    return copy ? { database: copy.database, meeting: copy.doc.meeting } : null;
  };
}

/** The day that it was planned for first. */
const dayIn = (id: MeetingId): string => id.slice('meeting:'.length, 'meeting:0000-00-00'.length);

async function nextMeeting(
  session: Session,
  database: DatabaseName,
  except: MeetingId,
): Promise<ComingMeeting | null> {
  const { store, workstation } = session;
  const today = session.today();
  const board = new Set<string>(yearsOf(database, workstation.databases));
  const bundles = await store.model.read((it) => it.bundles.where('date').aboveOrEqual(today).toArray());
  const coming = [];
  for (const { database: name, id } of bundles) {
    if (!board.has(name) || id === except) continue;
    const loaded = await store.load(name, id, 'meeting');
    if (loaded) coming.push({ database: name as DatabaseName, ...loaded.doc });
  }
  const next = nextPlanned(coming, today);
  return next && { database: next.database, meeting: next._id, date: next.date, time: next.time };
}
