import { z } from 'zod';
import { civilDaySchema } from '../domain/brand';
import { caseValuesSchema } from '../domain/caseFields';
import type { ChairProofView } from '../domain/chairPin';
import type { CaseDrafts } from '../domain/drafts';
import { caseIdSchema, type CaseId } from '../domain/ids';
import type { ImportReview } from '../domain/importReview';
import type { ImportLine, LeftOutWords } from '../domain/leftOut';
import type { PanelDrafts } from '../domain/panelDrafts';
import type { Person } from '../domain/person';
import type { GuidelineEntry } from '../region/guidelines';
import type { Audience } from './audience';
import { answer, type Answer } from './commands/command';
import { caseRef, database, meetingRef } from './commands/fields';
import type { MeetingAccountView } from './meetingAccount';
import type { PhonesView } from './phones';
import type { PicturesInFront, RoomView } from './room';
import type {
  AgendaLine,
  AlikeView,
  BackupsView,
  BatchCase,
  BegunCase,
  BoardAway,
  BoardView,
  CaseView,
  ConflictLine,
  DeniedLine,
  FileView,
  KeysView,
  MeetingView,
  NamedActs,
  ReadinessView,
  SearchView,
  SessionView,
  SyncView,
} from './views';

/**
 * What the engine says once it has changed. `session` wakes every query; `records`: all documents may be other than a
 * moment ago. Which single document wakes a query is told beside its handler (`renderer/engine/queries/queries.ts`).
 */
export type Topic =
  | 'session'
  | 'storage'
  | 'tasks'
  | 'sync'
  | 'backups'
  | 'keys'
  | 'conflicts'
  | 'files'
  | 'directory'
  | 'drafts'
  | 'room'
  | 'phones'
  | 'pictures'
  | 'records';

export interface Query {
  readonly input: z.ZodType;
  readonly answer: Answer<unknown>;
  readonly wokenBy: readonly Topic[];
  /** Who may ask beside the console. */
  readonly alsoFor?: readonly Audience[];
}
const query = <const Q extends Query>(it: Q): Q => it;

/** What can be asked: answered now, and again each time its data changes, until it is dropped. */
export const queries = {
  session: query({
    input: z.object({}),
    answer: answer<SessionView>(),
    wokenBy: ['storage', 'tasks'],
  }),
  keys: query({
    input: z.object({}),
    answer: answer<KeysView>(),
    wokenBy: ['records', 'keys'],
  }),
  sync: query({
    input: z.object({}),
    answer: answer<SyncView>(),
    wokenBy: ['sync', 'storage'],
  }),
  backups: query({
    input: z.object({}),
    /** Null where there are no files to write backups to. */
    answer: answer<BackupsView | null>(),
    wokenBy: ['backups'],
  }),
  /** What the region refuses of this workstation. */
  denied: query({
    input: z.object({}),
    answer: answer<readonly DeniedLine[]>(),
    wokenBy: ['sync', 'storage'],
  }),
  /** What workstations wrote apart, for a person to choose. */
  conflicts: query({
    input: z.object({}),
    answer: answer<readonly ConflictLine[]>(),
    wokenBy: ['records', 'conflicts', 'directory'],
  }),
  boards: query({
    input: z.object({}),
    answer: answer<readonly BoardView[]>(),
    wokenBy: ['records'],
  }),
  /** Older years that left this workstation. */
  away: query({
    input: z.object({}),
    answer: answer<readonly BoardAway[]>(),
    wokenBy: ['records'],
  }),
  /** From this civil day on; earlier meetings come with `past`. */
  agenda: query({
    input: z.object({ today: civilDaySchema, past: z.boolean().default(false) }),
    answer: answer<readonly AgendaLine[]>(),
    wokenBy: ['records'],
  }),
  meeting: query({
    input: z.object(meetingRef),
    answer: answer<MeetingView | null>(),
    wokenBy: ['records'],
  }),
  /** What a meeting did so far, and where what it postponed may go. */
  account: query({
    input: z.object(meetingRef),
    answer: answer<MeetingAccountView | null>(),
    wokenBy: ['records'],
  }),
  /** What of a meeting is taken back by an act of its own, never by the key. */
  namedActs: query({
    input: z.object(meetingRef),
    answer: answer<NamedActs>(),
    wokenBy: ['records'],
  }),
  case: query({
    input: z.object(caseRef),
    answer: answer<CaseView | null>(),
    wokenBy: ['records', 'directory'],
  }),
  /** What the room sees. It has nothing to ask with: what that is, the console says. */
  room: query({
    input: z.object({}),
    answer: answer<RoomView>(),
    wokenBy: ['records', 'room', 'storage'],
    alsoFor: ['projector'],
  }),
  /** Phones that vote in a meeting. */
  phones: query({
    input: z.object(meetingRef),
    answer: answer<PhonesView>(),
    wokenBy: ['records', 'phones'],
  }),
  /** The pictures in front of it: apart, since a pointer moves thirty times a second. */
  roomPictures: query({
    input: z.object({}),
    answer: answer<PicturesInFront | null>(),
    wokenBy: ['pictures'],
    alsoFor: ['projector'],
  }),
  drafts: query({
    input: z.object(caseRef),
    answer: answer<CaseDrafts>(),
    wokenBy: ['records'],
  }),
  /** Cases of a meeting whose decision or proposal is half written. */
  begun: query({
    input: z.object(meetingRef),
    answer: answer<readonly BegunCase[]>(),
    wokenBy: ['records', 'drafts'],
  }),
  /** Undecided cases of a meeting that their files propose as « enregistré », in the order of the meeting. */
  batch: query({
    input: z.object(meetingRef),
    answer: answer<readonly BatchCase[]>(),
    wokenBy: ['records', 'drafts'],
  }),
  /** What validating a decision of this meeting asks of its chair, on this workstation. */
  chairProof: query({
    input: z.object(meetingRef),
    answer: answer<ChairProofView>(),
    wokenBy: ['records', 'keys'],
  }),
  /** What was typed in panels and not sent. */
  panels: query({
    input: z.object({}),
    answer: answer<PanelDrafts>(),
    wokenBy: ['records'],
  }),
  leftOut: query({
    input: z.object(meetingRef),
    answer: answer<readonly ImportLine[]>(),
    wokenBy: ['records'],
  }),
  /** What imported files say of registered cases, and no value of theirs holds. */
  leftOutWords: query({
    input: z.object(meetingRef),
    answer: answer<readonly LeftOutWords[]>(),
    wokenBy: ['records', 'drafts'],
  }),
  /** Milliseconds that each case was in view in the room; of a meeting that is over, as its closing noted. */
  times: query({
    input: z.object(meetingRef),
    answer: answer<Readonly<Partial<Record<CaseId, number>>>>(),
    wokenBy: ['records'],
  }),
  /** The review of imported files that is under way. */
  importReview: query({
    input: z.object(meetingRef),
    answer: answer<ImportReview | null>(),
    wokenBy: ['records'],
  }),
  /** Cases of the meeting, and of the board's others to come, that are or may be of these patients. */
  alike: query({
    input: z.object({
      ...meetingRef,
      people: z.array(caseValuesSchema).max(1000),
      except: caseIdSchema.optional(),
    }),
    /** One answer for each of the patients asked about, in their order. */
    answer: answer<readonly AlikeView[]>(),
    wokenBy: ['records'],
  }),
  files: query({
    input: z.object(caseRef),
    answer: answer<readonly FileView[]>(),
    wokenBy: ['records', 'files'],
  }),
  /** What of the meeting's attached files is on this workstation. */
  readiness: query({
    input: z.object(meetingRef),
    answer: answer<ReadinessView | null>(),
    wokenBy: ['records', 'files'],
  }),
  /** Whoever wrote something in the cases of a meeting, as far as this workstation knows them from anywhere. */
  writers: query({
    input: z.object(meetingRef),
    answer: answer<readonly Person[]>(),
    wokenBy: ['records', 'keys', 'directory'],
  }),
  people: query({
    input: z.object({}),
    answer: answer<readonly Person[]>(),
    wokenBy: ['records'],
  }),
  /** Those of the region's directory whose names begin with these words. */
  directory: query({
    input: z.object({ text: z.string() }),
    /** `size` is how many the directory has in all. */
    answer: answer<{ readonly size: number; readonly found: readonly Person[] }>(),
    wokenBy: ['records'],
  }),
  /** What this board may follow: the region's library, else what its decisions named; the newest first. */
  guidelines: query({
    input: z.object({ database }),
    answer: answer<readonly GuidelineEntry[]>(),
    wokenBy: ['records'],
  }),
  search: query({
    input: z.object({ text: z.string() }),
    answer: answer<SearchView>(),
    wokenBy: ['records'],
  }),
} as const;

type Queries = typeof queries;
export type QueryName = keyof Queries;
/** As it is sent. */
export type QueryInput<N extends QueryName> = z.input<Queries[N]['input']>;
/** As it is read. */
export type QueryRead<N extends QueryName> = z.output<Queries[N]['input']>;
export type QueryValues = {
  readonly [N in QueryName]: Queries[N]['answer'] extends Answer<infer A> ? A : never;
};

export const isWokenBy = (name: QueryName, topic: Topic): boolean => {
  const woken: readonly Topic[] = queries[name].wokenBy;
  return topic === 'session' || woken.includes(topic);
};
