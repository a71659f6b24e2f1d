import type { CommandInput, CommandName } from '../../../shared/contracts/commands/commands';
import type { CaseRef, CaseView, MeetingRef, MeetingView } from '../../../shared/contracts/views';
import { seenOf } from '../../../shared/merge/seeing';
import { chanceOf, type Chance } from '../../support/chance';
import type { Running } from './running';

export interface Asked {
  readonly seed: number;
  readonly database: string;
  /** Words that nothing else in the schedule contains. */
  readonly token: string;
}

export interface Done {
  readonly command: string;
  /** Null where it was done; else the code of the refusal. */
  readonly refusal: string | null;
  /** The token is in a document now. */
  readonly told: boolean;
  /** Of a vote: by what the positions are known that its author saw. */
  readonly seen?: readonly string[];
}

interface Room {
  readonly running: Running;
  readonly chance: Chance;
  readonly token: string;
  readonly ref: MeetingRef;
  readonly meeting: MeetingView;
  readonly file: CaseView;
  readonly of: CaseRef;
}

type Given = { [N in CommandName]: readonly [N, CommandInput<N>, told?: boolean] }[CommandName];

type Act = (room: Room) => Given | null | Promise<Given | null>;

const FIELDS = ['summary.question', 'clinical.history', 'clinical.comorbidities'] as const;
/** Fields that mean one thing together, each written by itself. */
const TOGETHER = ['tumour.t', 'tumour.n', 'tumour.stage'] as const;
/** Between two saves of one field, while its author goes on typing: others write meanwhile. */
const PAUSE_MS = 6;

/** Types in a field or in the discussion of what is on the screen, saved as the keys rest: the last save is the act. */
async function typed({ running, chance, of, file, token }: Room): Promise<Given> {
  const field = chance.of([...FIELDS, 'discussion'] as const);
  const seen = seenOf(file.doc, field);
  const save = (text: string): Given =>
    field === 'discussion'
      ? ['discuss', { ...of, text, seen }, true]
      : ['editCase', { ...of, changes: { [field]: text }, seen: { [field]: seen } }, true];
  for (let letters = 1 + chance.below(3); letters > 0; letters--) {
    const [name, input] = save(token.slice(0, -letters));
    await running.command(name, input);
    await new Promise((resolve) => setTimeout(resolve, chance.below(PAUSE_MS)));
  }
  return save(token);
}
/** Of each case, what this workstation showed as it was looked at before: somebody begins to write there, and sends it now. */
const shownBefore = new Map<string, CaseView>();

/** Votes on what is shown now, or was a while ago: others wrote meanwhile. */
async function voted({ running, chance, ref, of: any, meeting, token }: Room): Promise<Given | null> {
  // Most of the time all vote for the same person on the same proposal.
  const isContested = chance.next() < 0.8;
  const [first] = meeting.cases;
  const of = isContested && first ? { database: ref.database, case: first.case } : any;
  const file = await running.ask('case', of);
  if (!file || file.proposals.length === 0) return null;
  // Who is away is refused, which is played where nobody is there.
  const there = meeting.attendance.filter(({ mode }) => mode !== 'absent');
  const people = there.length > 0 ? there : meeting.attendance;
  const voter = (isContested ? people[0] : chance.of(people))?.person.id;
  const proposal = (isContested ? file.proposals[0] : chance.of(file.proposals))?.proposal._id;
  if (!voter || !proposal) return null;
  const position = chance.of(['for', 'against', 'abstain', 'withdrawn'] as const);
  const said = position === 'for' && chance.next() < 0.3 ? { reserve: token } : { comment: token };
  const looked = chance.next() < 0.6 ? (shownBefore.get(of.case) ?? file) : file;
  shownBefore.set(of.case, file);
  const onScreen = looked.proposals.find((one) => one.proposal._id === proposal);
  const seen = onScreen?.votes.find((vote) => vote.voter.id === voter)?.shown ?? [];
  return ['castVote', { ...of, proposal, voter, position, ...said, seen }, true];
}
const MODES = ['room', 'video', 'written', 'absent'] as const;

/** What people do in a meeting, and how often. Each looks at what the screen shows, as a person would. */
const acts: readonly (readonly [weight: number, act: Act])[] = [
  [
    20,
    ({ chance, of, token }) => {
      const isCleared = chance.next() < 0.1;
      return ['editCase', { ...of, changes: { [chance.of(FIELDS)]: isCleared ? '' : token } }, !isCleared];
    },
  ],
  [6, ({ of, token }) => ['discuss', { ...of, text: token }, true]],
  [14, typed],
  [
    6,
    ({ chance, of, file, token }) => {
      const field = chance.of(TOGETHER);
      const seen = { [field]: seenOf(file.doc, field) };
      return ['editCase', { ...of, changes: { [field]: token }, seen }, true];
    },
  ],
  [12, ({ of, token }) => ['propose', { ...of, text: token, treatments: [] }, true]],
  [
    4,
    ({ chance, of, file }) =>
      file.proposals.length === 0
        ? null
        : ['withdrawProposal', { ...of, proposal: chance.of(file.proposals).proposal._id }],
  ],
  [48, voted],
  [
    3,
    ({ chance, of, file }) =>
      file.proposals.length === 0
        ? null
        : ['castVoteForAll', { ...of, proposal: chance.of(file.proposals).proposal._id, position: 'for' }],
  ],
  [
    7,
    ({ chance, of, file, token }) => {
      const retained = file.proposals.slice(0, 1).map(({ proposal }) => proposal._id);
      const decision =
        chance.next() < 0.3
          ? { outcome: 'postponed' as const, postponement: { reason: 'time' as const, text: token } }
          : { outcome: 'discussed' as const, text: token, retained, quorumReason: 'urgence' };
      return ['decide', { ...of, decision }, true];
    },
  ],
  [
    10,
    ({ chance, ref, meeting }) => {
      const person = chance.of(meeting.attendance).person.id;
      return ['attend', { ...ref, person, mode: chance.of(MODES) }];
    },
  ],
  [
    2,
    ({ chance, ref, token }) => {
      const person = { family: token, given: 'Dom', title: 'Dr', specialty: 'G15_10/SM05' };
      return ['addAttendee', { ...ref, person, mode: chance.of(MODES) }, true];
    },
  ],
  [3, ({ ref, token }) => ['editMeeting', { ...ref, place: token }, true]],
  [3, ({ chance, ref, of }) => ['moveCase', { ...ref, case: of.case, to: chance.below(3) }]],
  [2, ({ ref, of }) => ['withdrawCase', { ...ref, case: of.case }]],
  [
    2,
    ({ ref, token }) => [
      'registerCases',
      { ...ref, source: 'typed', cases: [{ 'identity.birthName': token }] },
      true,
    ],
  ],
  [2, ({ ref, token }) => ['editBoard', { database: ref.database, organisation: token }, true]],
  [
    2,
    ({ ref, token }) => {
      const person = { family: token, given: 'Dom', title: 'Dr', specialty: 'G15_10/SM37' };
      return ['addMember', { database: ref.database, person }, true];
    },
  ],
  [3, ({ of, token }) => ['recordIssue', { ...of, sha256: token }, true]],
  [1, ({ ref }) => ['closeMeeting', { ...ref, postponeRest: true }]],
  [
    1,
    ({ ref, meeting, chance }) => ['openMeeting', { ...ref, chair: chance.of(meeting.attendance).person.id }],
  ],
  // What is in view: the case on the screen and its meeting; or the last act of all.
  [
    8,
    ({ chance, ref, of }) => {
      const places = [
        { kind: 'file', ...of } as const,
        { kind: 'discussed', ...of } as const,
        { kind: 'meeting', ...ref } as const,
        { kind: 'attendance', ...ref } as const,
      ];
      return ['undo', chance.next() < 0.5 ? { places } : {}];
    },
  ],
  [4, () => ['redo', {}]],
  [1, ({ ref }) => ['reopenMeeting', ref]],
  [
    10,
    async ({ running, chance }) => {
      const lines = await running.ask('conflicts', {});
      if (lines.length === 0) return null;
      const { database, id, field, values } = chance.of(lines);
      const seen = values.map(({ key }) => key);
      return ['settleConflict', { database, id, field, seen, choice: { key: chance.of(seen) } }];
    },
  ],
  [1, () => ['retrySync', {}]],
];

const WEIGHTS = acts.reduce((sum, [weight]) => sum + weight, 0);

function chosen(chance: Chance): Act {
  let left = chance.below(WEIGHTS);
  const [, act] = acts.find(([weight]) => (left -= weight) < 0) ?? [];
  return act ?? (() => null);
}

/** One act of whoever sits at this workstation. @returns null where nothing that was thought of can be done now */
export async function act(running: Running, { seed, database, token }: Asked): Promise<Done | null> {
  const chance = chanceOf(seed);
  const room = await roomOf(running, chance, database, token);
  let given: Given | null = null;
  for (let tries = 0; room && !given && tries < 4; tries++) given = await chosen(chance)(room);
  if (!given) return null;
  const [command, input, told = false] = given;
  const result = await running.command(command, input);
  return {
    command,
    refusal: result.ok ? null : result.problem.code,
    told: told && result.ok,
    ...(command === 'castVote' ? { seen: input.seen ?? [] } : {}),
  };
}

async function roomOf(
  running: Running,
  chance: Chance,
  database: string,
  token: string,
): Promise<Room | null> {
  const lines = await running.ask('agenda', { today: '2000-01-01' });
  const line = lines.find((it) => it.database === database);
  if (!line) return null;
  const ref: MeetingRef = { database: line.database, meeting: line.meeting };
  const meeting = await running.ask('meeting', ref);
  if (!meeting || meeting.cases.length === 0) return null;
  const of: CaseRef = { database: line.database, case: chance.of(meeting.cases).case };
  const file = await running.ask('case', of);
  return file && { running, chance, token, ref, meeting, file, of };
}
