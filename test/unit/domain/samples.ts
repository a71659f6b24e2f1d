import type { Attendance, Span } from '../../../shared/domain/attendance';
import type { Instant } from '../../../shared/domain/brand';
import type { CaseFile } from '../../../shared/domain/caseFile';
import type { CaseValues } from '../../../shared/domain/caseFields';
import type { Decision } from '../../../shared/domain/decision';
import {
  attendanceId,
  caseId,
  decisionId,
  meetingId,
  personIdFor,
  proposalId,
  voteId,
  type ProposalId,
} from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person';
import type { Proposal } from '../../../shared/domain/proposal';
import type { Position, Vote } from '../../../shared/domain/vote';
import { ulidFrom } from '../../../shared/domain/ulid';

/** Small invented documents; what a test is about is given, the rest is plain. */
export const ulid = (n: number): string => ulidFrom(1_764_000_000_000 + n, new Uint8Array(16));
const MEETING = meetingId('2026-11-24', ulid(0));
export const CASE = caseId(ulid(1));
export const OTHER_CASE = caseId(ulid(2));
export const time = (clock: string): Instant => `2026-11-24T${clock}:00.000Z` as Instant;

export const person = (n: number, specialty?: string): Person => ({
  id: personIdFor(undefined, ulid(n)),
  family: `Exemple-${n}`,
  given: 'Dominique',
  title: 'Dr',
  ...(specialty ? { specialty } : {}),
});

export const attendance = (who: Person, more: Partial<Attendance> = {}): Attendance => ({
  _id: attendanceId(MEETING, who.id),
  type: 'attendance',
  schema: 1,
  clock: {},
  stamps: {},
  meeting: MEETING,
  person: who,
  expected: true,
  spans: [],
  ...more,
});

export const stay = (from: string, to?: string, mode: Span['mode'] = 'room'): Span => ({
  mode,
  from: time(from),
  ...(to ? { to: time(to) } : {}),
});

export const caseFile = (values: CaseValues = {}): CaseFile => ({
  _id: CASE,
  type: 'case',
  schema: 1,
  clock: {},
  stamps: {},
  meeting: MEETING,
  values,
  discussion: '',
  withdrawn: false,
});

export const proposal = (n: number, more: Partial<Proposal> = {}): Proposal => ({
  _id: proposalId(CASE, ulid(n)),
  type: 'proposal',
  schema: 1,
  case: CASE,
  meeting: MEETING,
  intention: 1,
  text: `Proposition ${n}`,
  treatments: [],
  recordedBy: person(1).id,
  at: time('13:00'),
  withdrawn: false,
  ...more,
});

export const vote = (n: number, position: Position, on: ProposalId): Vote => ({
  _id: voteId(CASE, on, person(n).id),
  type: 'vote',
  schema: 1,
  case: CASE,
  proposal: on,
  voter: person(n),
  position,
  recordedBy: person(1).id,
  at: time('13:00'),
});

export const decision = (version: number, more: Partial<Decision> = {}): Decision => ({
  _id: decisionId(CASE, version),
  type: 'decision',
  schema: 1,
  case: CASE,
  meeting: MEETING,
  version,
  revoked: false,
  outcome: 'discussed',
  text: 'Chirurgie première.',
  retained: [],
  discussion: '',
  quorum: { status: 'reached', missing: [] },
  participants: [],
  tallies: [],
  decidedBy: person(1),
  recordedBy: person(1).id,
  at: time('13:00'),
  basis: '',
  ...more,
});
