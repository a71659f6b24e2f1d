import type { DeferredCase, MeetingRef } from '../../../shared/contracts/views';
import { patientName, type CaseFile } from '../../../shared/domain/caseFile';
import { inForce, type Decision } from '../../../shared/domain/decision';
import type { DatabaseName, MeetingId } from '../../../shared/domain/ids';
import { readCase, type MeetingRecords } from '../records/read';
import type { Session } from '../session/session';
import type { Store } from '../store/store';
import { presentedAt } from '../undoing/presented';
import { continuations } from './continuations';

/** What the closing of a meeting postponed, with the documents that tell it. */
export interface Deferred {
  readonly told: DeferredCase;
  readonly decision: Decision;
}

/** Those of a meeting that goes on and whose postponement still stands, in the order of the meeting. */
export async function deferredAt(
  { store, workstation }: Session,
  database: DatabaseName,
  { meeting, decisions }: MeetingRecords,
): Promise<Deferred[]> {
  if (meeting.state !== 'open') return [];
  const ids = new Set([...meeting.order, ...decisions.map((decision) => decision.case)]);
  const standing = [...ids].flatMap(
    (id) => inForce(decisions.filter((decision) => decision.case === id)) ?? [],
  );
  const postponed = standing.filter(({ atClosing }) => atClosing);
  if (postponed.length === 0) return [];
  const continuation = await continuations(store, database, workstation.databases);
  const found: Deferred[] = [];
  for (const decision of postponed) {
    const records = await readCase(store, database, decision.case);
    if (!records || (records.file.withdrawn && records.file.meeting === meeting._id)) continue;
    const { file } = records;
    const copy = continuation(file._id);
    const own = file.meeting === meeting._id ? null : { database, doc: file };
    const there = own ?? copy;
    const to = there ? await target(store, there.database, there.doc.meeting) : null;
    const isLast = inForce(records.decisions)?._id === decision._id;
    const stays = !isLast
      ? 'une décision y a été prise depuis'
      : copy
        ? 'il y a un dossier de l’année suivante, retirez-l’y d’abord'
        : own && to
          ? await whyItStays(store, to, file)
          : null;
    found.push({ decision, told: { case: file._id, name: patientName(file.values), to, stays } });
  }
  return found;
}

async function target(
  store: Store,
  database: DatabaseName,
  meeting: MeetingId,
): Promise<NonNullable<DeferredCase['to']>> {
  const loaded = await store.load(database, meeting, 'meeting');
  return { database, meeting, date: loaded?.doc.date ?? meeting.slice(8, 18) };
}

/** What was written of it at the other meeting belongs there; null where nothing was. */
async function whyItStays(
  store: Store,
  { database, meeting }: MeetingRef,
  file: CaseFile,
): Promise<string | null> {
  const other = await store.load(database, meeting, 'meeting');
  if (!other) return 'cette séance n’est pas sur ce poste';
  if (file.withdrawn) return 'il en a été retiré depuis';
  if (other.doc.state === 'closed') return 'cette séance est terminée';
  if (file.discussion !== '') return 'une discussion y est notée';
  const presented = await presentedAt(store, database, file._id, meeting);
  return presented.length > 0 ? 'des propositions y sont notées' : null;
}
