import type { Attendance } from '../../../shared/domain/attendance';
import type { Board } from '../../../shared/domain/board';
import type { CaseFile } from '../../../shared/domain/caseFile';
import type { Decision } from '../../../shared/domain/decision';
import { versionIn } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import type { Proposal } from '../../../shared/domain/proposal';
import type { Stored, StoredOf, StoredType } from '../../../shared/domain/stored';
import type { Vote } from '../../../shared/domain/vote';
import { ownerOf } from '../readModel/bundles';
import type { Bundles } from '../readModel/readModel';
import type { Store } from '../store/store';

const ofType = <T extends StoredType>(docs: readonly Stored[], type: T): StoredOf<T>[] =>
  docs.filter((doc): doc is StoredOf<T> => doc.type === type);

export async function readBoard(store: Store, database: string): Promise<Board | null> {
  const row = await store.rows.get(database, 'board');
  const [doc] = row ? await store.reveal([row]) : [];
  return doc?.type === 'board' ? doc : null;
}

/** The meetings of a database, as the read model has them. */
export const meetingsOf = <T>(
  { model }: Store,
  database: string,
  ask: (meetings: Bundles) => PromiseLike<T>,
): Promise<T> =>
  model.read(({ bundles }) =>
    ask(bundles.where('[database+id]').between([database, 'meeting:'], [database, 'meeting:\uffff'])),
  );

export interface MeetingRecords {
  readonly board: Board;
  readonly meeting: Meeting;
  /** In the order of the meeting; those registered elsewhere since then included. */
  readonly cases: readonly CaseFile[];
  /** Taken off its list. */
  readonly withdrawn: readonly CaseFile[];
  readonly attendances: readonly Attendance[];
  readonly decisions: readonly Decision[];
}

/** Of a case, a meeting shows the file and what was decided. */
const MEETING_TYPES = new Set<StoredType>(['meeting', 'attendance', 'case', 'decision']);

/** All that one meeting's screens need, in a few reads. */
export async function readMeeting(
  store: Store,
  database: string,
  id: string,
): Promise<MeetingRecords | null> {
  const [board, rows] = await Promise.all([
    readBoard(store, database),
    store.rows.of('meeting', database, id),
  ]);
  const docs = await store.reveal(rows.filter(({ type }) => MEETING_TYPES.has(type)));
  const meeting = ofType(docs, 'meeting')[0];
  if (!board || !meeting) return null;
  const here = new Map(ofType(docs, 'case').map((file) => [file._id, file]));
  const elsewhere = meeting.order.filter((caseId) => !here.has(caseId));
  const moved = await Promise.all(elsewhere.map((caseId) => store.rows.of('case', database, caseId)));
  const theirs = await store.reveal(moved.flat().filter(({ type }) => MEETING_TYPES.has(type)));
  for (const file of ofType(theirs, 'case')) here.set(file._id, file);
  const ordered = [...new Set([...meeting.order, ...here.keys()])].flatMap(
    (caseId) => here.get(caseId) ?? [],
  );
  return {
    board,
    meeting,
    cases: ordered.filter((file) => !file.withdrawn),
    withdrawn: ordered.filter((file) => file.withdrawn && file.meeting === id),
    attendances: ofType(docs, 'attendance'),
    decisions: ofType([...docs, ...theirs], 'decision').filter((decision) => decision.meeting === id),
  };
}

/** What a vote or a proposal on one case is measured by. */
export interface Sitting extends Pick<MeetingRecords, 'board' | 'meeting' | 'attendances'> {
  /** Null where this version cannot read it. */
  readonly file: CaseFile | null;
  /** Withdrawn and corrected ones included. */
  readonly proposals: readonly Proposal[];
}

const SITTING_TYPES = new Set<StoredType>(['meeting', 'attendance']);
const DISCUSSED_TYPES = new Set<StoredType>(['case', 'proposal']);

/** Without the other cases of the meeting: a vote waits for it. */
export async function readSitting(store: Store, database: string, id: string): Promise<Sitting | null> {
  const home = await store.rows.get(database, id);
  if (home?.meeting === undefined) return null;
  const [board, rows] = await Promise.all([
    readBoard(store, database),
    store.rows.of('meeting', database, home.meeting),
  ]);
  const docs = await store.reveal(
    rows.filter(
      (row) => SITTING_TYPES.has(row.type) || (DISCUSSED_TYPES.has(row.type) && ownerOf(row.id) === id),
    ),
  );
  const [meeting] = ofType(docs, 'meeting');
  if (!board || !meeting) return null;
  return {
    board,
    meeting,
    file: ofType(docs, 'case')[0] ?? null,
    attendances: ofType(docs, 'attendance'),
    proposals: ofType(docs, 'proposal'),
  };
}

export interface CaseRecords {
  readonly file: CaseFile;
  readonly proposals: readonly Proposal[];
  readonly votes: readonly Vote[];
  readonly decisions: readonly Decision[];
  /** Of its decisions, those that this version cannot read counted too; 0 before the first. */
  readonly lastVersion: number;
}

export async function readCase(store: Store, database: string, id: string): Promise<CaseRecords | null> {
  const rows = await store.rows.of('case', database, id);
  const docs = await store.reveal(rows);
  const file = ofType(docs, 'case')[0];
  if (!file) return null;
  return {
    file,
    proposals: ofType(docs, 'proposal'),
    votes: ofType(docs, 'vote'),
    decisions: ofType(docs, 'decision').sort((a, b) => b.version - a.version),
    lastVersion: Math.max(0, ...rows.flatMap(({ type, id }) => (type === 'decision' ? versionIn(id) : []))),
  };
}
