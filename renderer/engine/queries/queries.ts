import type { QueryName, QueryRead, QueryValues } from '../../../shared/contracts/queries';
import type { RoomView } from '../../../shared/contracts/room';
import type { AgendaLine, BoardView, SearchHit } from '../../../shared/contracts/views';
import { noDrafts } from '../../../shared/domain/drafts';
import type { CaseId, DatabaseName } from '../../../shared/domain/ids';
import type { PanelDrafts } from '../../../shared/domain/panelDrafts';
import { openInCase } from '../../../shared/merge/openWords';
import { yearsOf } from '../../../shared/region/databaseName';
import { conflictLines } from '../conflicts/conflictLines';
import type { OpenConflicts } from '../conflicts/openConflicts';
import type { SearchIndex } from '../search/searchIndex';
import type { Session } from '../session/session';
import { ownerOf } from '../readModel/bundles';
import type { Change } from '../readModel/projector';
import type { Phones } from '../phones/phones';
import type { Room } from '../room/room';
import type { StorageState } from '../storage/storageState';
import type { SyncManager } from '../sync/syncManager';
import { accountView } from './account';
import { alike } from './alike';
import { begunCases } from './begunCases';
import { broughtBy } from './brought';
import { chairProofView } from './chairProof';
import { caseView } from './caseView';
import { guidelineBatch } from './guidelineBatch';
import { guidelinesFor } from './guidelines';
import { filesView, readinessView } from './filesView';
import { keysView } from './keysView';
import { agendaLine, meetingView } from './meetingView';
import { namedActs } from './namedActs';
import { projectedCourse } from './projectedCourse';
import { projectedView } from './projectedView';
import { timesOf } from './times';
import { boardPeople, writersIn, peopleAround } from '../records/people';
import { meetingsOf, readBoard, readCase, readMeeting } from '../records/read';

/** What an unlocked engine can be asked about its records; `session` and `sync` are answered by the engine itself. */
export type RecordQuery = Exclude<QueryName, 'session' | 'sync' | 'backups' | 'denied'>;
interface Context {
  readonly session: Session;
  readonly search: SearchIndex;
  readonly conflicts: OpenConflicts;
  readonly sync: SyncManager;
  readonly room: Pick<Room, 'shown' | 'pictures'>;
  readonly phones: Pick<Phones, 'view' | 'roomView' | 'ballotOn'>;
  readonly storage: Pick<StorageState, 'mayWrite'>;
}
type Query<N extends RecordQuery> = {
  readonly run: (context: Context, input: QueryRead<N>) => Promise<QueryValues[N]>;
  /** Whether a change calls for a new answer. */
  readonly concerned: (input: QueryRead<N>, change: Change) => boolean;
};

const AGENDA_TYPES = new Set(['board', 'meeting', 'case', 'attendance', 'decision']);
const PEOPLE_TYPES = new Set(['board', 'attendance']);
const ROOM_TYPES = new Set([...AGENDA_TYPES, 'proposal', 'vote', 'report']);

export const recordQueries: { readonly [N in RecordQuery]: Query<N> } = {
  conflicts: {
    run: ({ session, conflicts }) => conflictLines(session, conflicts.all()),
    // The index knows better which changes are news (openEngine.ts).
    concerned: () => false,
  },
  boards: {
    run: ({ session }) => boards(session),
    concerned: (_, { doc }) => doc.type === 'board' || doc.type === 'meeting',
  },
  directory: {
    run: ({ session: { directory } }, { text }) =>
      Promise.resolve({ size: directory.size, found: directory.find(text) }),
    concerned: () => false,
  },
  guidelines: {
    run: ({ session }, { database }) => guidelinesFor(session, database),
    concerned: ({ database }, { database: changed, doc }) => changed === database && doc.type === 'decision',
  },
  away: {
    run: ({ session }) => Promise.resolve(session.workstation.away ?? []),
    concerned: () => false,
  },
  agenda: {
    run: ({ session }, { today, past }) => agenda(session, today, past),
    concerned: (_, { doc }) => AGENDA_TYPES.has(doc.type),
  },
  meeting: {
    run: async ({ session }, { database, meeting }) => {
      const records = await readMeeting(session.store, database, meeting);
      if (!records) return null;
      const mark = (await session.foreign.of(database)).get(meeting);
      const brought = await broughtBy(session, mark, peopleAround(records));
      return { ...meetingView(records, database, session.now()), ...brought };
    },
    concerned: ({ database }, change) => change.database === database && AGENDA_TYPES.has(change.doc.type),
  },
  account: {
    run: ({ session }, { database, meeting }) => accountView(session, database, meeting),
    concerned: ({ database }, change) =>
      AGENDA_TYPES.has(change.doc.type) && yearsOf(database, [change.database]).length > 0,
  },
  namedActs: {
    run: ({ session }, { database, meeting }) => namedActs(session, database, meeting),
    concerned: ({ database }, change) => change.database === database && ROOM_TYPES.has(change.doc.type),
  },
  case: {
    run: async ({ session }, { database, case: id }) =>
      (await caseAndAgenda(session, database, id))?.view ?? null,
    concerned: ({ database, case: id }, { database: where, doc }) =>
      where === database &&
      (doc._id === id ||
        ('case' in doc && doc.case === id) ||
        ['meeting', 'attendance', 'board'].includes(doc.type)),
  },
  room: {
    run: (context) => roomView(context),
    concerned: (_, { doc }) => ROOM_TYPES.has(doc.type),
  },
  phones: {
    run: ({ phones }, ref) => phones.view(ref),
    concerned: ({ database }, { database: where, doc }) =>
      where === database && ['meeting', 'attendance', 'board', 'vote'].includes(doc.type),
  },
  roomPictures: { run: ({ room }) => Promise.resolve(room.pictures), concerned: () => false },
  keys: { run: ({ session }) => keysView(session), concerned: () => false },
  drafts: {
    // Also for a database that is not on this workstation: asking must not create it.
    run: ({ session }, { database, case: id }) =>
      session.workstation.databases.includes(database)
        ? session.drafts.ofCase(database, id)
        : Promise.resolve(noDrafts),
    // Who asks is who writes them.
    concerned: () => false,
  },
  batch: {
    run: async ({ session }, { database, meeting }) => {
      const records = await readMeeting(session.store, database, meeting);
      return records ? guidelineBatch(session, database, records) : [];
    },
    concerned: ({ database }, change) => change.database === database && ROOM_TYPES.has(change.doc.type),
  },
  begun: {
    run: async ({ session }, { database, meeting }) => {
      const records = await readMeeting(session.store, database, meeting);
      return records ? begunCases(session, database, records) : [];
    },
    concerned: ({ database }, change) => change.database === database && ROOM_TYPES.has(change.doc.type),
  },
  chairProof: {
    run: ({ session }, ref) => chairProofView(session, ref),
    concerned: ({ database, meeting }, { database: where, doc }) =>
      where === database && (doc._id === meeting || doc.type === 'board'),
  },
  panels: {
    run: async ({ session: { drafts, workstation } }) => {
      const kept = await Promise.all(workstation.databases.map((name) => drafts.panels(name)));
      return Object.assign({}, ...kept) as PanelDrafts;
    },
    concerned: () => false,
  },
  leftOut: {
    run: ({ session }, { database, meeting }) =>
      session.workstation.databases.includes(database)
        ? session.drafts.leftOut(database, meeting)
        : Promise.resolve([]),
    // Who asks is who writes them.
    concerned: () => false,
  },
  leftOutWords: {
    run: ({ session }, { database, meeting }) =>
      session.workstation.databases.includes(database)
        ? session.drafts.leftOutWords(database, meeting)
        : Promise.resolve([]),
    concerned: () => false,
  },
  times: {
    run: ({ session }, { database, meeting }) => timesOf(session, database, meeting),
    concerned: ({ database, meeting }, { database: where, doc }) => where === database && doc._id === meeting,
  },
  importReview: {
    run: ({ session }, { database, meeting }) =>
      session.workstation.databases.includes(database)
        ? session.drafts.review(database, meeting)
        : Promise.resolve(null),
    concerned: () => false,
  },
  alike: {
    run: ({ session, search }, asked) => alike(session, search, asked),
    concerned: ({ database }, { database: where, doc }) =>
      where === database && (doc.type === 'case' || doc.type === 'meeting'),
  },
  files: {
    run: (context, { database, case: id }) => filesView(context, database, id),
    concerned: ({ database, case: id }, { database: where, doc }) =>
      doc._id === id || (where === database && doc.type === 'file'),
  },
  readiness: {
    run: (context, { database, meeting }) => readinessView(context, database, meeting),
    concerned: ({ database }, { database: where, doc }) =>
      where === database && ['meeting', 'case', 'file'].includes(doc.type),
  },
  people: {
    run: ({ session }) => boardPeople(session),
    concerned: (_, { doc }) => PEOPLE_TYPES.has(doc.type),
  },
  writers: {
    run: ({ session }, { database, meeting }) => writersIn(session, database, meeting),
    concerned: ({ database }, change) =>
      PEOPLE_TYPES.has(change.doc.type) ||
      (change.database === database && AGENDA_TYPES.has(change.doc.type)),
  },
  search: {
    run: async ({ session, search, conflicts }, { text }) => ({
      hits: await withUndecided(session, conflicts, search.find(text)),
      complete: search.complete,
    }),
    concerned: () => false,
  },
};

/** A case with the cases of its meeting; null where one of them is not here. */
async function caseAndAgenda(session: Session, database: DatabaseName, id: CaseId) {
  const records = await readCase(session.store, database, id);
  const around = records && (await readMeeting(session.store, database, records.file.meeting));
  if (!records || !around) return null;
  const marks = await session.foreign.of(database);
  return {
    view: await caseView(session, records, around, database, marks),
    agenda: around.cases.map(({ _id }) => _id),
  };
}

async function roomView({ session, room, phones, storage }: Context): Promise<RoomView> {
  const { shown } = room;
  if (!shown || shown.isBlack) return { shows: shown ? 'black' : 'nothing' };
  const joining = await phones.roomView();
  if (joining?.isInviting) return { shows: 'joining', phones: joining.phones };
  const found = await caseAndAgenda(session, shown.database, shown.case);
  const view = found && projectedView(found.view, found.agenda, shown, phones.ballotOn(shown.case));
  if (!view) return { shows: 'nothing' };
  const isReadOnly = !storage.mayWrite;
  if (shown.page === 'course') {
    const course = projectedCourse(found.view, shown);
    return { shows: 'course', case: view, course, turn: shown.turn, isReadOnly };
  }
  return { shows: 'case', case: view, phones: joining?.phones ?? null, turn: shown.turn, isReadOnly };
}

/** Says of the found cases which have a choice open; only those where something may be are read. */
async function withUndecided(
  { store }: Session,
  conflicts: OpenConflicts,
  hits: readonly SearchHit[],
): Promise<SearchHit[]> {
  const suspects = new Set(conflicts.all().map(({ database, id }) => `${database} ${ownerOf(id) ?? ''}`));
  return Promise.all(
    hits.map(async (hit) => {
      const { database, case: id } = hit.ref;
      if (id === undefined || !suspects.has(`${database} ${id}`)) return hit;
      const records = await readCase(store, database, id);
      return { ...hit, isUndecided: records !== null && openInCase(records).length > 0 };
    }),
  );
}

async function boards({ store, workstation }: Session): Promise<BoardView[]> {
  const views = await Promise.all(
    workstation.databases.map(async (database): Promise<BoardView | null> => {
      const board = await readBoard(store, database);
      if (!board) return null;
      const meetings = await meetingsOf(store, database, (it) => it.count());
      return { database, board, meetings };
    }),
  );
  return views
    .flatMap((view) => view ?? [])
    .sort((a, b) => a.board.name.localeCompare(b.board.name, 'fr') || b.board.year - a.board.year);
}

async function agenda(session: Session, today: string, past: boolean): Promise<AgendaLine[]> {
  const { store } = session;
  const range = past ? (['', today] as const) : ([daysBefore(today, STILL_OPEN_DAYS), '\uffff'] as const);
  const meetings = await store.model.read(({ bundles }) =>
    bundles.where('date').between(range[0], range[1], true, false).toArray(),
  );
  const lines = await Promise.all(
    meetings.map(async ({ database, id }) => {
      const records = await readMeeting(store, database, id);
      return records ? agendaLine(records, database as DatabaseName, session.now()) : null;
    }),
  );
  const wanted = lines.flatMap((line) =>
    line && (past || line.date >= today || line.state === 'open') ? [line] : [],
  );
  const ordered = wanted.sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : 1));
  return past ? ordered.reverse() : ordered;
}

/** A meeting that nobody closed stays among those to come. */
const STILL_OPEN_DAYS = 30;
const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
