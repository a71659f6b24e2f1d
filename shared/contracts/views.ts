import type { proposedGuideline } from '../domain/guidelineBatch';
import type { Begun } from '../domain/begun';
import type { Attendance, AttendanceMode } from '../domain/attendance';
import type { Board } from '../domain/board';
import type { CaseFile, CaseState, Completeness } from '../domain/caseFile';
import type { Instant, TimeOfDay } from '../domain/brand';
import type { Decision } from '../domain/decision';
import type { CaseId, DatabaseName, MeetingId, PersonId, Sha256 } from '../domain/ids';
import type { Meeting } from '../domain/meeting';
import type { Person, Role } from '../domain/person';
import type { Proposal } from '../domain/proposal';
import type { Right } from '../domain/roles';
import type { Source } from '../domain/stamp';
import type { StoredType } from '../domain/stored';
import type { Quorum } from '../domain/quorum';
import type { Tally } from '../domain/vote';
import type { VoteView } from './voteView';
import type { BackupSummary } from '../backup/survey';
import type { BackupPlace, BackupState } from './backup';
import type { StorageView } from './storage';

/** Long work under way in the background; the frame shows it until it is done. */
export interface TaskView {
  /** `backupFile`: one is read or put in place, `exchange`: a meeting's file is taken in, for who chose it. */
  readonly kind: 'restore' | 'rebuild' | 'rotation' | 'backup' | 'backupFile' | 'exchange';
  readonly done: number;
  /** 0 where nobody can tell. */
  readonly total: number;
}

/** What the screens see: computed by the engine with the rules of shared/domain, plain data. */
export interface SessionView {
  /** `empty`: nobody enrolled here yet. */
  readonly state: 'starting' | 'empty' | 'locked' | 'open';
  readonly user: { readonly person: Person; readonly role: Role } | null;
  readonly shell: 'desktop' | 'browser';
  /** The next passphrase is tried from this instant on; null: at once. */
  readonly tryAgainAt: Instant | null;
  /** Nobody's passphrase opens it: a backup was put back here. */
  readonly recoveryOnly: boolean;
  /** The computer's keychain opens it too. */
  readonly keychain: boolean;
  /** What the start-up check put back or found damaged, in French; shown until dismissed. */
  readonly notices: readonly string[];
  readonly tasks: readonly TaskView[];
  /** Whether this workstation may be written to, and how much room is left. */
  readonly storage: StorageView;
}

/** Someone of this workstation. */
export interface UserView {
  readonly id: string;
  readonly person: Person;
  readonly role: Role;
}

export interface KeysView {
  readonly users: readonly (UserView & {
    readonly isSelf: boolean;
    /** False for whom a backup brought here: their passphrase did not come with it. */
    readonly hasPassphrase: boolean;
    /** Who is signed in may remove them, or give them a passphrase. */
    readonly isInReach: boolean;
  })[];
  readonly mayRenewRecoveryKey: boolean;
  /** `none`: this computer has no keychain that deserves the name. */
  readonly keychain: 'none' | 'off' | 'mine' | 'others';
}

export interface SyncView {
  readonly state: 'noRegion' | 'offline' | 'syncing' | 'upToDate' | 'refused';
  /** Written here, not yet known to the region. */
  readonly pending: number;
  readonly done: number;
  readonly total: number;
  readonly address: string | null;
  /** With which this workstation enters there; never the password. */
  readonly username?: string | undefined;
  /** The whole state as a French sentence. */
  readonly sentence: string;
  readonly refusal: string | null;
  /** Documents that the region does not take. */
  readonly denied: number;
  /** The region, or a database of it, is not the one this workstation knows, or was put back: a person says whether it is right. */
  readonly isForeign: boolean;
}

/** A document that the region does not take: it stays on this workstation, and is offered again. */
export interface DeniedLine {
  readonly database: DatabaseName;
  readonly id: string;
  /** What it is, in French. */
  readonly words: string;
  /** Why, and what to do, in French. */
  readonly reason: string;
}

/** Where backups go and how the last one went. */
export interface BackupsView extends Omit<BackupState, 'lastDaily'> {
  readonly place: BackupPlace;
  /** The last one is more than a week old. */
  readonly isOld: boolean;
  /** The printed key was replaced since: the last one opens with the former. */
  readonly isForFormerKey: boolean;
  readonly isRunning: boolean;
  /** Why the last try since unlocking failed. */
  readonly problem: string | null;
}

/** What a backup file holds and has lost; of the lost names only the first. */
export interface BackupFileView extends Omit<BackupSummary, 'missingNames'> {
  readonly missingNames: readonly string[];
}

/** Who wrote one of the values that stand side by side. */
export interface ConflictWriter {
  /** Null where this workstation does not know the person. */
  readonly name: string | null;
  /** Specialty and place of work, by which they are found; of whom nobody names, their RPPS; empty where unknown. */
  readonly where: string;
  readonly at: Instant;
  readonly device: string;
  readonly isHere: boolean;
  /** Null for a decision, which is taken and comes from nowhere. */
  readonly source: Source | null;
}

export interface ConflictValue {
  readonly key: string;
  readonly value: unknown;
  /** Empty where the field was cleared. */
  readonly words: string;
  readonly writers: readonly ConflictWriter[];
}

/** One field of one document that workstations wrote apart: a person chooses. */
export interface ConflictLine {
  readonly database: DatabaseName;
  readonly id: string;
  readonly type: StoredType;
  readonly field: string;
  readonly label: string;
  readonly boardName: string;
  /** Null for what belongs to the board itself. */
  readonly meeting: { readonly meeting: MeetingId; readonly date: string } | null;
  readonly case: { readonly case: CaseId; readonly name: string } | null;
  /** Whose attendance it is. */
  readonly person: string | null;
  readonly right: Right;
  readonly values: readonly ConflictValue[];
}

export interface BoardView {
  readonly database: DatabaseName;
  readonly board: Board;
  readonly meetings: number;
}

/** An older year that left this workstation, and stays in the region. */
export interface BoardAway {
  readonly database: DatabaseName;
  readonly boardName: string;
}

/** A meeting is named by its database too: the same board has one a year. */
export interface MeetingRef {
  readonly database: DatabaseName;
  readonly meeting: MeetingId;
}
export interface CaseRef {
  readonly database: DatabaseName;
  readonly case: CaseId;
}

export interface AgendaLine extends MeetingRef {
  readonly boardName: string;
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly state: Meeting['state'];
  readonly cases: number;
  readonly incomplete: number;
  readonly concluded: number;
  /** Cases in which workstations wrote something apart that nobody has chosen yet. */
  readonly undecided: number;
  readonly quorum: Quorum;
}

export interface CaseLine extends CaseRef {
  readonly position: number;
  readonly name: string;
  readonly masked: string;
  /** For the printed list, which names each patient by two traits. */
  readonly birthDate?: string | undefined;
  readonly summary: string;
  readonly question: string;
  readonly requester: string;
  /** Who presents it, as it is written; empty where nobody is named. */
  readonly presenter: string;
  /** Planned, in minutes; undefined: as usual. */
  readonly minutes?: number | undefined;
  /** Who presents it joins by video from then on. */
  readonly joinsAt?: TimeOfDay | undefined;
  readonly state: CaseState;
  /** Workstations wrote something of it apart, and nobody has chosen yet. */
  readonly isUndecided: boolean;
  /** Its discussion was written on after the decision: the report does not hold these words. */
  readonly isSaidSince: boolean;
  readonly completeness: Completeness;
  readonly quorum: Quorum;
  readonly warnings: readonly string[];
}

/** A case taken off the list of its meeting: nothing of it is lost. */
export interface WithdrawnLine extends CaseRef {
  readonly name: string;
  readonly birthDate?: string | undefined;
  readonly sex?: string | undefined;
  /** Who took it off and when; null for a document that does not say. */
  readonly withdrawn: { readonly by: PersonId; readonly at: Instant; readonly device?: string } | null;
}

/** A case that is, or may be, of a patient whom somebody is about to register. */
export interface AlikeCase extends CaseRef {
  readonly is: 'same' | 'perhaps';
  /** In words. */
  readonly why: string;
  readonly meeting: MeetingId;
  readonly meetingDate: string;
  /** It belongs to the meeting asked about. */
  readonly isHere: boolean;
  readonly isWithdrawn: boolean;
  readonly name: string;
  readonly birthDate?: string | undefined;
  readonly sex?: string | undefined;
  readonly question: string;
}
export interface AlikeView {
  readonly cases: readonly AlikeCase[];
  /** An earlier one of the patients asked about that is, or may be, the same. */
  readonly earlier: { readonly at: number; readonly is: 'same' | 'perhaps'; readonly why: string } | null;
}

export interface AttendanceLine {
  readonly person: Person;
  readonly mode: AttendanceMode;
  readonly attendance: Attendance | null;
}

/** A file brought it, and nobody here answers for it: who took the file in, and when. */
export interface BroughtView {
  readonly by: string | null;
  readonly at: Instant;
  /** The region has another content. */
  readonly refuted: boolean;
}

export interface MeetingView extends MeetingRef {
  readonly brought?: BroughtView | undefined;
  readonly board: Board;
  readonly doc: Meeting;
  readonly cases: readonly CaseLine[];
  /** Taken off the list, the last first. */
  readonly withdrawn: readonly WithdrawnLine[];
  readonly attendance: readonly AttendanceLine[];
  readonly quorum: Quorum;
}

/** What of a meeting can still be taken back as a whole. */
export interface NamedActs {
  /** Cases registered together, on which nothing was written since; named by one of them. */
  readonly registrations: readonly { readonly case: CaseId; readonly count: number; readonly at: Instant }[];
  /** Nothing happened since it was opened. */
  readonly mayUndoOpening: boolean;
  /** Of a meeting that goes on: what its closing had postponed, and still is. */
  readonly deferred: readonly DeferredCase[];
}

/** A case of which something is half written on this workstation. */
export interface BegunCase extends Begun {
  readonly case: CaseId;
  readonly name: string;
  /** What is begun corrects its decision, or stands beside it. */
  readonly isDecided: boolean;
}

/** A case of a meeting that follows a guideline, and may be registered without discussion. */
export interface BatchCase extends CaseRef {
  /** Its place in the agenda, from 1. */
  readonly position: number;
  readonly name: string;
  readonly summary: string;
  readonly question: string;
  readonly proposals: readonly { readonly text: string; readonly isRetained: boolean }[];
  readonly guideline: ReturnType<typeof proposedGuideline>;
  /** Its revisions as they are shown: none is confirmed that somebody changed since. */
  readonly seen: string;
  /** Why it cannot be registered as it is, in words; empty where it can. */
  readonly missing: readonly string[];
}

/** A case that the closing of a meeting postponed unpresented. */
export interface DeferredCase {
  readonly case: CaseId;
  readonly name: string;
  /** The meeting it was put on since; null: none yet. */
  readonly to: (MeetingRef & { readonly date: string }) | null;
  /** Why it stays where it is, in words; null: it may be brought back. */
  readonly stays: string | null;
}

export interface ProposalView {
  readonly proposal: Proposal;
  readonly tally: Tally;
  readonly votes: readonly VoteView[];
  /** Where it, or some of its votes, came by a file and nobody here answers for it: that, in words. */
  readonly origin?: string | undefined;
}

export interface CaseView extends CaseRef {
  readonly meeting: MeetingId;
  readonly meetingState: Meeting['state'];
  readonly meetingDate: string;
  readonly doc: CaseFile;
  readonly name: string;
  readonly masked: string;
  readonly summary: string;
  readonly state: CaseState;
  readonly completeness: Completeness;
  readonly quorum: Quorum;
  readonly proposals: readonly ProposalView[];
  readonly decision: Decision | null;
  /** All versions, newest first, with those of earlier meetings. */
  readonly decisions: readonly Decision[];
  readonly brought?: BroughtView | undefined;
  /** Of the decisions that came by a file and that nobody here answers for: that, in words, by their ids. */
  readonly foreign?: Readonly<Record<string, string>> | undefined;
  /** Sentences about the identity (INS key, traits). */
  readonly warnings: readonly string[];
  /** What workstations wrote apart and nobody has chosen yet, by its names: « Question posée ». */
  readonly undecided: readonly string[];
}

/** A file attached to a case. */
export interface FileView {
  readonly file: Sha256;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly by: PersonId;
  readonly at: Instant;
  /** A `data:` address of a small image; null where there is none, or where it did not come yet. */
  readonly thumbnail: string | null;
  /** Its parts that are on this workstation, out of how many: one for what needs no cutting. */
  readonly held: number;
  readonly parts: number;
  /** It is on its way here. */
  readonly isComing: boolean;
  /** What the region has of it; `noRegion` where this workstation has none, `unknown` while it was not asked. */
  readonly region: 'noRegion' | 'unknown' | 'waiting' | 'refused' | 'whole';
}

/** Whether all attached files of a meeting's cases can be opened without a network. */
export interface ReadinessView {
  readonly files: number;
  readonly here: number;
  /** Bytes still to come, as far as is known. */
  readonly left: number;
  readonly isComing: boolean;
}

export interface SearchView {
  readonly hits: readonly SearchHit[];
  /** False while names are still being read after unlocking: what is not among the hits may yet be there. */
  readonly complete: boolean;
}

export interface SearchHit {
  readonly kind: 'case' | 'meeting';
  readonly title: string;
  readonly detail: string;
  /** Workstations wrote something of the case apart, and nobody has chosen yet. */
  readonly isUndecided?: boolean;
  readonly ref: MeetingRef & { readonly case?: CaseId };
  /** It was taken off the list of its meeting. */
  readonly isWithdrawn?: boolean | undefined;
}

export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}
