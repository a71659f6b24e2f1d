import {
  attendanceId,
  caseId,
  decisionId,
  meetingId,
  proposalId,
  reportId,
  voteId,
  type PersonId,
} from '../../shared/domain/ids';
import { ulidFrom } from '../../shared/domain/ulid';

/** One invented document of each type, as a workstation writes it. `fresh` gives a ULID that was never there before. */
export const someoneElse = 'rpps-99900000099' as PersonId;
export const at = '2026-11-24T13:00:00.000Z';
export const later = '2026-11-24T13:05:00.000Z';
export const person = (id: PersonId) => ({ id, family: 'Exemple', given: '', title: 'Dr' });
export const stamp = (by: PersonId) => ({ device: 'poste1', n: 1, at, by, source: 'typed' });
const mutable = { schema: 1, clock: {}, stamps: {} };
const MEETING = meetingId('2026-11-24', ulidFrom(1_764_000_000_000, new Uint8Array(16)));

export const fileOf = (fresh: () => string) => ({
  _id: caseId(fresh()),
  type: 'case',
  ...mutable,
  meeting: MEETING,
  values: { 'summary.question': 'Quel traitement\u00a0?' },
  discussion: '',
  withdrawn: false,
});
export const meetingOf = (fresh: () => string) => ({
  _id: meetingId('2026-11-24', fresh()),
  type: 'meeting',
  ...mutable,
  date: '2026-11-24',
  time: '14:00',
  state: 'planned',
  place: '',
  mode: 'mixed',
  order: [] as string[],
});
export const attendanceOf = (fresh: () => string, who: PersonId) => ({
  _id: attendanceId(meetingId('2026-11-24', fresh()), who),
  type: 'attendance',
  ...mutable,
  meeting: MEETING,
  person: person(who),
  expected: true,
  spans: [],
});
export const proposalOf = (fresh: () => string, by: PersonId) => {
  const of = caseId(fresh());
  return {
    _id: proposalId(of, fresh()),
    type: 'proposal',
    schema: 1,
    case: of,
    meeting: MEETING,
    intention: 1,
    text: 'Chirurgie',
    treatments: [],
    recordedBy: by,
    at,
    withdrawn: false,
  };
};
export const voteOf = (fresh: () => string, voter: PersonId, recordedBy: PersonId) => {
  const of = caseId(fresh());
  const on = proposalId(of, fresh());
  return {
    _id: voteId(of, on, voter),
    type: 'vote',
    schema: 1,
    case: of,
    proposal: on,
    voter: person(voter),
    position: 'for',
    recordedBy,
    at,
  };
};
export const decisionOf = (fresh: () => string, decidedBy: PersonId, recordedBy: PersonId) => {
  const of = caseId(fresh());
  return {
    _id: decisionId(of, 1),
    type: 'decision',
    schema: 1,
    case: of,
    meeting: MEETING,
    version: 1,
    revoked: false,
    outcome: 'discussed',
    text: 'Chirurgie première.',
    retained: [],
    discussion: '',
    quorum: { status: 'reached', missing: [] },
    participants: [],
    tallies: [],
    decidedBy: person(decidedBy),
    recordedBy,
    at,
    basis: '',
  };
};
export const reportOf = (fresh: () => string) => {
  const of = caseId(fresh());
  return { _id: reportId(of, 1), type: 'report', ...mutable, case: of, decisionVersion: 1, issues: [] };
};
export const traceOf = (fresh: () => string, by: PersonId, device = fresh().toLowerCase()) => ({
  _id: `trace:${device}:000000001`,
  type: 'trace',
  schema: 1,
  device,
  seq: 1,
  at,
  by,
  action: 'case.edited',
  targets: [],
  previous: '',
  hash: '',
});
/** 64 characters that were never there before, as a SHA-256 is. */
const sha = (fresh: () => string): string =>
  Buffer.from(fresh() + fresh())
    .toString('hex')
    .slice(-64);
export const fileManifest = (fresh: () => string) => ({
  _id: `file:${sha(fresh)}`,
  type: 'file',
  schema: 1,
  mediaType: 'application/pdf',
  size: 12,
  pieces: [],
  content: 'AAAA',
});
export const chunkOf = (fresh: () => string) => ({
  _id: `chunk:${sha(fresh)}:0`,
  type: 'chunk',
  schema: 1,
  content: 'AAAA',
});
