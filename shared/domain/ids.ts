import { z } from 'zod';

/**
 * Document ids (README.md, "Documents"). They say nothing about the patient. An ULID sorts by time.
 * Inside an id, another document is named by its own tail: `vote:<case tail>:<proposal tail>:<person>`.
 */
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';
const PERSON = '(?:rpps-\\d{11}|pers-' + ULID + ')';
const DAY = '\\d{4}-\\d\\d-\\d\\d';

const idOf = <Name extends string>(pattern: string, _name: Name) =>
  z
    .string()
    .regex(new RegExp(`^${pattern}$`))
    .brand<Name>();

export const PERSON_ID = new RegExp(`^${PERSON}$`);
export const personIdSchema = z.string().regex(PERSON_ID).brand<'PersonId'>();
export const meetingIdSchema = idOf(`meeting:${DAY}:${ULID}`, 'MeetingId');
export const caseIdSchema = idOf(`case:${ULID}`, 'CaseId');
export const attendanceIdSchema = idOf(`attendance:${DAY}:${ULID}:${PERSON}`, 'AttendanceId');
export const proposalIdSchema = idOf(`proposal:${ULID}:${ULID}`, 'ProposalId');
export const voteIdSchema = idOf(`vote:${ULID}:${ULID}:${PERSON}`, 'VoteId');
export const decisionIdSchema = idOf(`decision:${ULID}:\\d+`, 'DecisionId');
export const versionIn = (decision: string): number => Number(lastPart(decision));
export const reportIdSchema = idOf(`report:${ULID}:\\d+`, 'ReportId');
const SHA256 = '[0-9a-f]{64}';
export const sha256Schema = idOf(SHA256, 'Sha256');
/** The manifest of an attached file, named by what it holds, and its pieces. */
export const fileIdSchema = idOf(`file:${SHA256}`, 'FileId');
export const chunkIdSchema = idOf(`chunk:${SHA256}:\\d+`, 'ChunkId');
/** `rcp_<board>_<year>`, the name of the database in the region and on the workstation. */
export const databaseNameSchema = idOf('rcp_[a-z][a-z0-9-]{0,40}_\\d{4}', 'DatabaseName');

export type PersonId = z.infer<typeof personIdSchema>;
export type MeetingId = z.infer<typeof meetingIdSchema>;
export type CaseId = z.infer<typeof caseIdSchema>;
type AttendanceId = z.infer<typeof attendanceIdSchema>;
export type ProposalId = z.infer<typeof proposalIdSchema>;
type VoteId = z.infer<typeof voteIdSchema>;
export type DecisionId = z.infer<typeof decisionIdSchema>;
type ReportId = z.infer<typeof reportIdSchema>;
export type Sha256 = z.infer<typeof sha256Schema>;
type FileId = z.infer<typeof fileIdSchema>;
export type ChunkId = z.infer<typeof chunkIdSchema>;
export type DatabaseName = z.infer<typeof databaseNameSchema>;

/** What comes after the type: `case:X` → `X`. */
const tail = (id: string): string => id.slice(id.indexOf(':') + 1);
const lastPart = (id: string): string => id.slice(id.lastIndexOf(':') + 1);

export const meetingId = (day: string, ulid: string) => `meeting:${day}:${ulid}` as MeetingId;
export const caseId = (ulid: string) => `case:${ulid}` as CaseId;
export const attendanceId = (meeting: MeetingId, person: PersonId) =>
  `attendance:${tail(meeting)}:${person}` as AttendanceId;
export const proposalId = (forCase: CaseId, ulid: string) =>
  `proposal:${tail(forCase)}:${ulid}` as ProposalId;
export const voteId = (forCase: CaseId, proposal: ProposalId, voter: PersonId) =>
  `vote:${tail(forCase)}:${lastPart(proposal)}:${voter}` as VoteId;
export const decisionId = (forCase: CaseId, version: number) =>
  `decision:${tail(forCase)}:${version}` as DecisionId;
export const reportId = (forCase: CaseId, version: number) =>
  `report:${tail(forCase)}:${version}` as ReportId;

export const fileId = (sha256: Sha256) => `file:${sha256}` as FileId;
export const chunkId = (file: Sha256, n: number) => `chunk:${file}:${n}` as ChunkId;
/** Pieces of attached files go their own way: they are sent after the documents, and come when they are asked for. */
export const isChunk = (id: string): boolean => id.startsWith('chunk:');
/** The file that a manifest or a piece belongs to. */
export const fileOf = (id: FileId | ChunkId): Sha256 => id.split(':')[1] as Sha256;

/** A person is known by the RPPS where there is one, so that two workstations name the same doctor alike. */
export const personIdFor = (rpps: string | undefined, ulid: string): PersonId =>
  (rpps && /^\d{11}$/.test(rpps) ? `rpps-${rpps}` : `pers-${ulid}`) as PersonId;
