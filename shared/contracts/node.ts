import { z } from 'zod';
import { civilDaySchema, timeOfDaySchema } from '../domain/brand';
import { caseValuesSchema } from '../domain/caseFields';
import { decisionInputSchema, type Decision } from '../domain/decision';
import { draftSchemas, type CaseDrafts } from '../domain/drafts';
import {
  caseIdSchema,
  databaseNameSchema,
  meetingIdSchema,
  personIdSchema,
  proposalIdSchema,
  sha256Schema,
  type Sha256,
} from '../domain/ids';
import type { LeftOutLine } from '../domain/leftOut';
import { personSchema, roleSchema } from '../domain/person';
import { boardTemplateNames } from '../domain/quorumTemplates';
import type { Result } from '../domain/result';
import { sourceSchema } from '../domain/stamp';
import { positions } from '../domain/vote';
import type { ImportedFile } from '../intake/imported';
import { seenByFieldSchema, seenSchema } from '../merge/seeing';
import type { GuidelineEntry } from '../region/guidelines';
import { inViewSchema } from './undo';
import type {
  AgendaLine,
  AlikeView,
  KeysView,
  UserView,
  BackupFileView,
  BackupsView,
  BoardAway,
  BoardView,
  CaseRef,
  CaseView,
  MeetingRef,
  MeetingView,
  MadeFile,
  NamedActs,
  SearchView,
  SessionView,
  ConflictLine,
  FileView,
  ReadinessView,
  DeniedLine,
  SyncView,
} from './views';

/**
 * The one typed channel between the screens and the data node. A command changes something and answers once;
 * a query answers now and again each time its data changes, until it is dropped.
 */
const database = databaseNameSchema;
const meetingRef = { database, meeting: meetingIdSchema };
const caseRef = { database, case: caseIdSchema };
/** With an id where the region's directory knows them; else the RPPS makes it, or chance. */
const newPerson = personSchema.partial({ id: true });
/** Someone of this workstation, as they are asked who they are. */
const newUser = {
  family: z.string().trim().min(1),
  given: z.string().trim(),
  title: z.string().default(''),
  rpps: z.string().optional(),
  specialty: z.string().optional(),
  role: roleSchema,
};
/** Who is signed in says it once more. */
const again = { passphrase: z.string() };

const isBlob = (f: unknown): boolean => typeof Blob !== 'undefined' && f instanceof Blob;
const fileSchema = z.custom<File>(isBlob);
const blobSchema = z.custom<Blob>(isBlob);

export const commandInputs = {
  enrol: z.object({ ...newUser, passphrase: z.string() }),
  unlock: z.object({ passphrase: z.string() }),
  unlockWithKeychain: z.object({}),
  /** Tries the printed key; answers whose passphrase it can replace. */
  openRecovery: z.object({ recoveryKey: z.string() }),
  recover: z.object({ recoveryKey: z.string(), user: z.string(), passphrase: z.string() }),
  lock: z.object({}),
  /** A new data key; what lies under the old one is sealed anew in the background. */
  rotateKey: z.object({ passphrase: z.string() }),
  dismissNotices: z.object({}),
  addUser: z.object({ ...newUser, ...again, theirs: z.string() }),
  removeUser: z.object({ ...again, user: z.string() }),
  /** To someone whom a backup brought here without one. */
  givePassphrase: z.object({ ...again, user: z.string(), theirs: z.string() }),
  changePassphrase: z.object({ ...again, next: z.string() }),
  /** Says whether it opens this workstation; changes nothing. */
  testRecoveryKey: z.object({ recoveryKey: z.string() }),
  renewRecoveryKey: z.object({ ...again }),
  keepInKeychain: z.object({ ...again }),
  forgetKeychain: z.object({}),

  loadDemo: z.object({}),
  /** The last act of what is in view, where nothing was written on it since. */
  undo: inViewSchema,
  /** What was undone last there, where nothing was written on it since. */
  redo: inViewSchema,

  createBoard: z.object({
    name: z.string().trim().min(1),
    template: z.enum(boardTemplateNames as [string, ...string[]]),
    organisation: z.string().default(''),
    place: z.string().default(''),
  }),
  editBoard: z.object({
    database,
    name: z.string().trim().min(1).optional(),
    organisation: z.string().optional(),
    place: z.string().optional(),
    seen: seenByFieldSchema.optional(),
  }),
  addMember: z.object({ database, person: newPerson }),
  removeMember: z.object({ database, person: personIdSchema }),

  planMeeting: z.object({
    database,
    date: civilDaySchema,
    time: timeOfDaySchema,
    place: z.string().default(''),
    mode: z.enum(['room', 'video', 'mixed']).default('mixed'),
  }),
  editMeeting: z.object({
    ...meetingRef,
    date: civilDaySchema.optional(),
    time: timeOfDaySchema.optional(),
    place: z.string().optional(),
    seen: seenByFieldSchema.optional(),
  }),
  openMeeting: z.object({ ...meetingRef, chair: personIdSchema }),
  /** `postponeRest`: cases without a decision are postponed as « non présenté »; otherwise they keep the meeting open. */
  closeMeeting: z.object({ ...meetingRef, postponeRest: z.boolean().default(false) }),
  /** Takes the opening back, while nothing happened in it. */
  undoOpening: z.object(meetingRef),
  reopenMeeting: z.object(meetingRef),

  registerCases: z.object({
    ...meetingRef,
    source: sourceSchema,
    cases: z.array(caseValuesSchema).min(1).max(500),
  }),
  /** Takes off the list all cases that were registered with this one, while nothing was written on any of them. */
  undoRegistration: z.object({ ...meetingRef, case: caseIdSchema }),
  /** `seen`: of each field, what stood there when its author began to write. */
  editCase: z.object({ ...caseRef, changes: caseValuesSchema, seen: seenByFieldSchema.optional() }),
  moveCase: z.object({ ...meetingRef, case: caseIdSchema, to: z.number().int().nonnegative() }),
  withdrawCase: z.object({ ...meetingRef, case: caseIdSchema }),
  /** Puts a withdrawn case back on the list of its meeting, at the end. */
  restoreCase: z.object({ ...meetingRef, case: caseIdSchema, withOthers: z.boolean().optional() }),
  /** Keeps on this workstation what imported files held and nobody has registered; none: all was dealt with. */
  keepLeftOut: z.object({ ...meetingRef, lines: draftSchemas.leftOut.shape.lines }),
  /** Presents a postponed case again; at a meeting of another year (`to`) it continues as a new file there. */
  representCase: z.object({ ...caseRef, meeting: meetingIdSchema, to: database.optional() }),

  attend: z.object({
    ...meetingRef,
    person: personIdSchema,
    mode: z.enum(['room', 'video', 'written', 'absent']),
    cases: z.array(caseIdSchema).optional(),
    day: civilDaySchema.optional(),
  }),
  addAttendee: z.object({
    ...meetingRef,
    person: newPerson,
    mode: z.enum(['room', 'video', 'written', 'absent']),
  }),

  discuss: z.object({ ...caseRef, text: z.string(), seen: seenSchema.optional() }),
  /** What a correction does not say stays as it was. */
  propose: z.object({
    ...caseRef,
    text: z.string().trim().min(1),
    intention: z.number().int().min(1).optional(),
    treatments: z.array(z.string()).optional(),
    examinations: z.string().optional(),
    plannedFrom: civilDaySchema.optional(),
    plannedTo: civilDaySchema.optional(),
    proposedBy: personIdSchema.optional(),
    corrects: proposalIdSchema.optional(),
  }),
  withdrawProposal: z.object({ ...caseRef, proposal: proposalIdSchema }),
  castVote: z.object({
    ...caseRef,
    proposal: proposalIdSchema,
    voter: personIdSchema,
    position: z.enum(positions),
    comment: z.string().optional(),
  }),
  /** The same position for all who are present and have not voted yet. */
  castVoteForAll: z.object({
    ...caseRef,
    proposal: proposalIdSchema,
    position: z.enum(['for', 'against', 'abstain']),
  }),
  decide: z.object({ ...caseRef, decision: decisionInputSchema }),
  /**
   * Chooses among values that workstations wrote apart, or writes another one. `seen` names those that stood before who
   * chose: a value that came in since was not chosen against.
   */
  settleConflict: z.object({
    database,
    id: z.string(),
    field: z.string(),
    seen: z.array(z.string()).min(2),
    choice: z.union([z.object({ key: z.string() }), z.object({ written: z.unknown() })]),
  }),
  /** Keeps what is half written of a case on this workstation; null drops it. */
  keepDraft: z.discriminatedUnion('kind', [
    z.object({ ...caseRef, kind: z.literal('decision'), value: draftSchemas.decision.nullable() }),
    z.object({ ...caseRef, kind: z.literal('proposal'), value: draftSchemas.proposal.nullable() }),
  ]),

  /** Reads a file without writing anything; the screen shows what came out, then `registerCases`. */
  readFile: z.object({ file: fileSchema }),

  /**
   * Takes a file in, piece by piece, beside whatever else is done; `attachFile` then says whose it is. The thumbnail is
   * made in the page, which alone can draw.
   */
  keepFile: z.object({ ...caseRef, file: fileSchema, thumbnail: blobSchema.optional() }),
  attachFile: z.object({
    ...caseRef,
    file: sha256Schema,
    name: z.string(),
    thumbnail: sha256Schema.optional(),
  }),
  /** Takes it off the case; nothing is destroyed. */
  detachFile: z.object({ ...caseRef, file: sha256Schema }),
  /** The content of an attached file, brought from the region where it is not here. */
  openFile: z.object({ ...caseRef, file: sha256Schema }),
  /** Brings all files of the meeting's cases to this workstation. */
  prepareMeeting: z.object({ ...meetingRef }),

  makeReport: z.object({ ...caseRef }),
  makeMeetingList: z.object({ ...meetingRef }),
  makeAttendanceSheet: z.object({ ...meetingRef }),
  /** The whole meeting under a passphrase, for a workstation that the region does not reach. */
  exportMeeting: z.object({ ...meetingRef, passphrase: z.string() }),
  importMeeting: z.object({ file: fileSchema, passphrase: z.string() }),
  /** After the file is saved: who issued which bytes when. */
  recordIssue: z.object({ ...caseRef, sha256: z.string() }),

  /**
   * Tries the address and the credentials; answers the board databases this user can see. A CouchDB lists its databases
   * to administrators only: `named` are those that a person was told of.
   */
  inspectRegion: z.object({
    url: z.string(),
    username: z.string(),
    password: z.string(),
    named: z.array(z.string()).default([]),
  }),
  joinRegion: z.object({
    url: z.string(),
    username: z.string(),
    password: z.string(),
    databases: z.array(database),
  }),
  leaveRegion: z.object({}),

  /** Everything into one file, in the chosen folder; answers once it was read back whole. */
  backUp: z.object({}),
  /** `folder` is the word that the shell gave for what a person chose; null: Concerto's own. */
  useBackupFolder: z.object({ folder: z.uuid().nullable() }),
  /** Says what a backup file holds, with no key. */
  inspectBackup: z.object({ file: z.uuid() }),
  /** Whose workstation it was, where the printed key opens it. */
  unlockBackup: z.object({ file: z.uuid(), recoveryKey: z.string() }),
  /** Makes this bare workstation of a backup, for one of its people, and opens it. */
  restoreBackup: z.object({
    file: z.uuid(),
    recoveryKey: z.string(),
    user: z.string(),
    passphrase: z.string(),
  }),
  retrySync: z.object({}),
  /** Offers the region what it refused once more. */
  resendDenied: z.object({}),
  /** Takes an older year off this workstation, once the region has confirmed that it has all of it. */
  putAway: z.object({ database }),
  /** Brings an older year of a board to this workstation, for the first time or again. */
  fetchYear: z.object({ database }),
  /** The region is right as it now is, although it is not the one that was known: all is compared with it anew. */
  trustRegion: z.object({}),
} as const;

export type CommandName = keyof typeof commandInputs;
export type CommandInput<N extends CommandName> = z.input<(typeof commandInputs)[N]>;

interface Values {
  enrol: { recoveryKey: string };
  recover: { recoveryKey: string };
  openRecovery: { users: readonly UserView[] };
  renewRecoveryKey: { recoveryKey: string };
  backUp: { size: number; records: number; fellBack: boolean };
  inspectBackup: BackupFileView;
  /** `warnings`: what its key says of the file, in sentences; none where it is as it was made. */
  unlockBackup: { people: readonly UserView[]; warnings: readonly string[] };
  restoreBackup: { recoveryKey: string };
  createBoard: { database: z.infer<typeof databaseNameSchema> };
  planMeeting: MeetingRef;
  registerCases: { cases: CaseRef[] };
  loadDemo: MeetingRef;
  /**
   * What was undone, in French: « Vote « Pour » du Dr LE GOFF … annulé ». Null when there was nothing in view. `decision`:
   * the one that was taken back, or taken again, for who wants to correct it.
   */
  undo: { undone: string | null; mayRedo: boolean; decision?: Decision };
  redo: { redone: string | null; decision?: Decision };
  propose: { proposal: z.infer<typeof proposalIdSchema> };
  readFile: ImportedFile;
  keepFile: { file: Sha256; name: string; thumbnail?: Sha256 };
  openFile: { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> };
  makeReport: MadeFile;
  makeMeetingList: MadeFile;
  makeAttendanceSheet: MadeFile;
  /** `leftOut`: attached files that are too large together, or not whole on this workstation. */
  exportMeeting: MadeFile & { readonly leftOut: number };
  importMeeting: MeetingRef & {
    readonly received: number;
    readonly known: number;
    readonly leftOut: number;
    readonly unconfirmed: number;
  };
  inspectRegion: {
    databases: { database: z.infer<typeof databaseNameSchema>; boardName: string }[];
    /** The server does not tell this user which databases there are: they have to be named. */
    unlisted: boolean;
  };
}
export type CommandValue<N extends CommandName> = N extends keyof Values ? Values[N] : null;
export type CommandResult<N extends CommandName> = Result<CommandValue<N>>;

export const queryInputs = {
  session: z.object({}),
  keys: z.object({}),
  sync: z.object({}),
  backups: z.object({}),
  /** What the region refuses of this workstation. */
  denied: z.object({}),
  /** What workstations wrote apart, for a person to choose. */
  conflicts: z.object({}),
  boards: z.object({}),
  /** Older years that left this workstation. */
  away: z.object({}),
  /** From this civil day on; earlier meetings come with `past`. */
  agenda: z.object({ today: civilDaySchema, past: z.boolean().default(false) }),
  meeting: z.object(meetingRef),
  /** What of a meeting is taken back by an act of its own, never by the key. */
  namedActs: z.object(meetingRef),
  case: z.object(caseRef),
  drafts: z.object(caseRef),
  leftOut: z.object(meetingRef),
  /** Cases of the meeting, and of the board's others to come, that are or may be of these patients. */
  alike: z.object({
    ...meetingRef,
    people: z.array(caseValuesSchema).max(1000),
    except: caseIdSchema.optional(),
  }),
  files: z.object(caseRef),
  /** What of the meeting's attached files is on this workstation. */
  readiness: z.object(meetingRef),
  people: z.object({}),
  /** Those of the region's directory whose names begin with these words. */
  directory: z.object({ text: z.string() }),
  /** What this board may follow, of the region's library; the newest first. */
  guidelines: z.object({ database }),
  search: z.object({ text: z.string() }),
} as const;
export type QueryName = keyof typeof queryInputs;
export type QueryInput<N extends QueryName> = z.input<(typeof queryInputs)[N]>;

export interface QueryValues {
  session: SessionView;
  keys: KeysView;
  sync: SyncView;
  /** Null where there are no files to write backups to. */
  backups: BackupsView | null;
  denied: readonly DeniedLine[];
  conflicts: readonly ConflictLine[];
  boards: readonly BoardView[];
  away: readonly BoardAway[];
  agenda: readonly AgendaLine[];
  meeting: MeetingView | null;
  namedActs: NamedActs;
  case: CaseView | null;
  drafts: CaseDrafts;
  leftOut: readonly LeftOutLine[];
  /** One answer for each of the patients asked about, in their order. */
  alike: readonly AlikeView[];
  files: readonly FileView[];
  readiness: ReadinessView | null;
  people: readonly z.infer<typeof personSchema>[];
  /** `size` is how many the directory has in all. */
  directory: { readonly size: number; readonly found: readonly z.infer<typeof personSchema>[] };
  guidelines: readonly GuidelineEntry[];
  search: SearchView;
}
