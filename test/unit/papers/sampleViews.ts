import type {
  AttendanceLine,
  CaseLine,
  CaseView,
  MeetingView,
  ProposalView,
} from '../../../shared/contracts/views';
import { modeAt, type Attendance } from '../../../shared/domain/attendance';
import { instantSchema } from '../../../shared/domain/brand';
import { caseValuesSchema, type CaseValues } from '../../../shared/domain/caseFields';
import {
  caseFileSchema,
  caseState,
  completeness,
  maskedName,
  patientName,
} from '../../../shared/domain/caseFile';
import { decisionSchema, inForce, type Decision } from '../../../shared/domain/decision';
import {
  caseId,
  databaseNameSchema,
  decisionId,
  proposalId,
  voteId,
  type CaseId,
} from '../../../shared/domain/ids';
import { meetingSchema, type Meeting } from '../../../shared/domain/meeting';
import type { Person } from '../../../shared/domain/person';
import { proposalSchema } from '../../../shared/domain/proposal';
import { quorumOf } from '../../../shared/domain/quorum';
import { isSaidSince } from '../../../shared/domain/saidSince';
import { summaryLine } from '../../../shared/domain/summaryLine';
import { tally, voteSchema, type Position } from '../../../shared/domain/vote';
import { shownOf } from '../../../shared/merge/voteSeeing';
import { attends, board, people, theMeeting, ulid } from './samplePeople';

/** Views made with the rules of shared/domain, as the engine makes them. */
const database = databaseNameSchema.parse('rcp_sein_2026');
const at = instantSchema.parse('2026-11-24T13:40:00.000Z');
export const issuedAt = instantSchema.parse('2026-11-25T08:12:00.000Z');
export const timeZone = 'Europe/Paris';

export const values = (given: Record<string, unknown>): CaseValues => caseValuesSchema.parse(given);

const usual: readonly Attendance[] = [
  attends(people.chair, { spans: [{ mode: 'room', from: '2026-11-24T12:58:00.000Z' }] }),
  attends(people.surgeon, {
    spans: [
      { mode: 'room', from: '2026-11-24T13:02:00.000Z', to: '2026-11-24T13:50:00.000Z' },
      { mode: 'room', from: '2026-11-24T14:20:00.000Z', to: '2026-11-24T15:05:00.000Z' },
    ],
  }),
  attends(people.radiotherapist, {
    spans: [{ mode: 'video', from: '2026-11-24T13:00:00.000Z', to: '2026-11-24T14:45:00.000Z' }],
  }),
  attends(people.radiologist, { spans: [{ mode: 'room', from: '2026-11-24T13:00:00.000Z' }] }),
  attends(people.pathologist, { written: { day: '2026-11-23', cases: [caseId(ulid(1))] } }),
  attends(people.nurse, { spans: [{ mode: 'room', from: '2026-11-24T13:00:00.000Z' }] }),
  attends(people.secretary, {}),
];

export function meetingDoc(given: Partial<Record<keyof Meeting, unknown>> = {}): Meeting {
  return meetingSchema.parse({
    _id: theMeeting,
    type: 'meeting',
    date: '2026-11-24',
    time: '14:00',
    place: 'Salle Laennec, bâtiment B, 2e étage',
    state: 'closed',
    chair: people.chair,
    ...given,
  });
}

interface MeetingParts {
  readonly attendances?: readonly Attendance[];
  readonly cases?: readonly CaseLine[];
  readonly doc?: Meeting;
}

export function meetingView({
  attendances = usual,
  cases = [],
  doc = meetingDoc(),
}: MeetingParts = {}): MeetingView {
  return {
    database,
    meeting: theMeeting,
    board,
    doc,
    cases,
    withdrawn: [],
    attendance: attendances.map((attendance): AttendanceLine => ({
      person: attendance.person,
      mode: modeAt(attendance, at),
      attendance,
    })),
    quorum: quorumOf({ rule: board.quorum, attendances, at }),
  };
}

interface VoteGiven {
  readonly voter: Person;
  readonly position: Position;
  readonly comment?: string;
}

interface ProposalGiven {
  readonly text: string;
  readonly intention?: number;
  readonly votes?: readonly VoteGiven[];
  readonly more?: Record<string, unknown>;
}

export function proposalView(id: CaseId, n: number, given: ProposalGiven): ProposalView {
  const proposal = proposalSchema.parse({
    _id: proposalId(id, ulid(100 + n)),
    type: 'proposal',
    case: id,
    meeting: theMeeting,
    intention: given.intention ?? 1,
    text: given.text,
    recordedBy: people.secretary.id,
    at,
    ...given.more,
  });
  const votes = (given.votes ?? []).map((v) =>
    voteSchema.parse({
      _id: voteId(id, proposal._id, v.voter.id),
      type: 'vote',
      case: id,
      proposal: proposal._id,
      recordedBy: people.secretary.id,
      at,
      ...v,
    }),
  );
  return {
    proposal,
    votes: votes.map((vote) => ({ ...vote, shown: shownOf(vote) })),
    tally: tally(votes, proposal._id),
  };
}

interface CaseParts {
  readonly n?: number;
  readonly values: CaseValues;
  readonly discussion?: string;
  readonly attendances?: readonly Attendance[];
  readonly proposals?: (id: CaseId) => readonly ProposalView[];
  /** What the chair said, newest version last; the rest is frozen around it. */
  readonly decided?: (proposals: readonly ProposalView[]) => readonly Record<string, unknown>[];
}

export function caseView(parts: CaseParts): CaseView {
  const { n = 1, attendances = usual } = parts;
  const id = caseId(ulid(n));
  const doc = caseFileSchema.parse({
    _id: id,
    type: 'case',
    meeting: theMeeting,
    values: parts.values,
    discussion: parts.discussion ?? '',
  });
  const proposals = parts.proposals?.(id) ?? [];
  const quorum = quorumOf({ rule: board.quorum, attendances, at, forCase: id });
  const decisions = (parts.decided?.(proposals) ?? []).map((said, i): Decision =>
    decisionSchema.parse({
      _id: decisionId(id, i + 1),
      type: 'decision',
      case: id,
      meeting: theMeeting,
      version: i + 1,
      discussion: parts.discussion ?? '',
      quorum: { status: quorum.status, missing: quorum.missing },
      participants: attendances.flatMap((a) => {
        const mode = modeAt(a, at, id);
        return mode === 'absent' ? [] : [{ person: a.person, mode }];
      }),
      tallies: proposals.map((p) => ({ proposal: p.proposal._id, ...p.tally })),
      decidedBy: people.chair,
      recordedBy: people.secretary.id,
      at: `2026-11-24T13:${48 + i}:00.000Z`,
      basis: 'f'.repeat(64),
      ...said,
    }),
  );
  return {
    database,
    case: id,
    meeting: theMeeting,
    meetingState: 'open',
    meetingDate: '2026-11-24',
    doc,
    name: patientName(doc.values),
    masked: maskedName(doc.values),
    summary: summaryLine(doc.values, '2026-11-24'),
    state: caseState(doc, decisions),
    completeness: completeness(doc.values),
    quorum,
    proposals,
    decision: inForce(decisions) ?? null,
    decisions: [...decisions].reverse(),
    warnings: [],
    undecided: [],
  };
}

export const caseLine = (view: CaseView, position: number): CaseLine => ({
  presenter: '',
  isUndecided: view.undecided.length > 0,
  isSaidSince: isSaidSince(view.decision, view.doc),
  database,
  case: view.case,
  position,
  name: view.name,
  masked: view.masked,
  birthDate: view.doc.values['identity.birthDate'],
  summary: view.summary,
  question: view.doc.values['summary.question'] ?? '',
  requester: view.doc.values['request.requester'] ?? '',
  state: view.state,
  completeness: view.completeness,
  quorum: view.quorum,
  warnings: [],
});
