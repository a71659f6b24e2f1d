import { readCase, readMeeting } from '../../../../renderer/engine/records/read';
import type { CaseRef, MeetingRef } from '../../../../shared/contracts/views';
import { presencesOf } from '../../../../shared/domain/attendanceValidation';
import { editCase } from '../../../../shared/domain/caseFile';
import { inForce, type DecisionInput } from '../../../../shared/domain/decision';
import { attachedOf } from '../../../../shared/domain/files';
import { attendanceId, proposalId, voteId, type ProposalId } from '../../../../shared/domain/ids';
import { isDoctor, type Person } from '../../../../shared/domain/person';
import { standing } from '../../../../shared/domain/proposal';
import { stamped } from '../../../../shared/domain/stamp';
import type { StoredOf, StoredType } from '../../../../shared/domain/stored';
import { valueOf } from '../../../../shared/merge/fieldOf';
import type { Mutable } from '../../../../shared/merge/mergeMutable';
import { openedMeeting } from '../openedMeeting';

/** One workstation in the midst of a meeting, begun anew for each test. */
export let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
export let meeting: MeetingRef;
export let file: CaseRef;
let members: readonly Person[];
export let chair: Person;

export async function begin(): Promise<void> {
  ({ opened, meeting, file, members, chair } = await openedMeeting());
}

export const theirAuthor = () => ({
  ...opened.actor.author(),
  device: 'autre',
  by: members[1]?.id ?? chair.id,
});
export async function load<T extends StoredType>(id: string, type: T): Promise<StoredOf<T>> {
  const found = await opened.store.load(meeting.database, id, type);
  if (!found) throw new Error(`${id} is gone`);
  return found.doc;
}
/** What another workstation wrote, having seen what is here. */
export async function receive(doc: StoredOf<StoredType>): Promise<void> {
  await opened.receive(meeting.database, doc);
  await opened.store.settled();
}
export const theyChange = async <T extends Mutable['type']>(
  id: string,
  type: T,
  change: (doc: StoredOf<T>) => Partial<StoredOf<T>>,
) => {
  const doc = await load(id, type);
  const changes = change(doc);
  await receive(stamped<Mutable>({ ...doc, ...changes }, Object.keys(changes), theirAuthor()));
};
export const fieldsOf = async (id: string, type: Mutable['type'], ...fields: string[]) => {
  const doc = (await load(id, type)) as Mutable;
  return fields.map((field) => valueOf(doc, field));
};
export const records = async () => {
  const found = await readCase(opened.store, file.database, file.case);
  if (!found) throw new Error('gone');
  return found;
};
export const voter = () => members.find(isDoctor)?.id ?? chair.id;
export const propose = async () =>
  (await opened.run('propose', { ...file, text: 'Mastectomie partielle' })).proposal;
export const position = async (proposal: ProposalId, person = voter()) => {
  const found = await opened.store.load(file.database, voteId(file.case, proposal, person), 'vote');
  // Nobody ever voted, or took the position back: both are no vote.
  return found && found.doc.position !== 'withdrawn' ? [found.doc.position, found.doc.comment] : null;
};

interface Played {
  readonly read: () => Promise<unknown>;
  readonly theirs: () => Promise<void>;
  /** What is said where they wrote since. */
  readonly says: RegExp;
}
type Kind = readonly [name: string, act: () => Promise<Played>];

const theyVote = async (proposal: ProposalId) => {
  const vote = await load(voteId(file.case, proposal, voter()), 'vote');
  const at = new Date(Date.parse(vote.at) + 60_000).toISOString() as typeof vote.at;
  await receive({ ...vote, position: 'against', comment: 'Trop lourd', recordedBy: voter(), at });
};
const second = async () => {
  const found = await readMeeting(opened.store, meeting.database, meeting.meeting);
  const other = found?.cases[3];
  if (!other) throw new Error('too few cases');
  return other._id;
};
export const order = async () => (await load(meeting.meeting, 'meeting')).order;

export const kinds: readonly Kind[] = [
  [
    'a field',
    async () => {
      await opened.run('editCase', { ...file, changes: { 'tumour.t': 'cT3' } });
      return {
        read: () => fieldsOf(file.case, 'case', 'tumour.t'),
        theirs: async () => {
          const doc = await load(file.case, 'case');
          await receive(editCase(doc, { 'tumour.t': 'cT4' }, theirAuthor()));
        },
        says: /«\u00a0[^»]+\u00a0» a été changé depuis par .+ \(«\u00a0.*cT4.*\u00a0»\)/,
      };
    },
  ],
  [
    'the discussion',
    async () => {
      await opened.run('discuss', { ...file, text: 'Relecture faite.' });
      return {
        read: () => fieldsOf(file.case, 'case', 'discussion'),
        theirs: () => theyChange(file.case, 'case', () => ({ discussion: 'Relecture à faire.' })),
        says: /«\u00a0Discussion\u00a0» a été changé depuis/,
      };
    },
  ],
  [
    'a vote',
    async () => {
      const proposal = await propose();
      const on = { ...file, proposal, voter: voter() };
      await opened.run('castVote', { ...on, position: 'abstain', comment: 'Hésite' });
      await opened.run('castVote', { ...on, position: 'for' });
      return {
        read: () => position(proposal),
        theirs: () => theyVote(proposal),
        says: /la position de .+ est «\u00a0Contre\u00a0» depuis/,
      };
    },
  ],
  [
    'votes for all',
    async () => {
      const proposal = await propose();
      for (const { id } of members.filter(isDoctor))
        await opened.run('attend', { ...meeting, person: id, mode: 'room' });
      await opened.run('castVoteForAll', { ...file, proposal, position: 'for' });
      return {
        read: async () => Promise.all(members.filter(isDoctor).map(({ id }) => position(proposal, id))),
        theirs: () => theyVote(proposal),
        says: /la position de/,
      };
    },
  ],
  [
    'an attendance',
    async () => {
      const person = members[2]?.id ?? chair.id;
      const id = attendanceId(meeting.meeting, person);
      await opened.run('attend', { ...meeting, person, mode: 'written' });
      await opened.run('attend', { ...meeting, person, mode: 'room' });
      return {
        read: () => fieldsOf(id, 'attendance', 'expected', 'spans', 'written'),
        theirs: () =>
          theyChange(id, 'attendance', ({ spans }) => ({
            spans: [...spans, { mode: 'video', from: opened.session.now() }],
          })),
        says: /la présence de .+ a été changée depuis par/,
      };
    },
  ],
  [
    'a signature',
    async () => {
      const id = attendanceId(meeting.meeting, chair.id);
      const signature = { way: 'drawn', strokes: 'M10 20L60 40' } as const;
      await opened.run('sign', { ...meeting, person: chair.id, signature: { way: 'printed' } });
      await opened.run('sign', { ...meeting, person: chair.id, signature });
      return {
        read: () => fieldsOf(id, 'attendance', 'signature', 'spans'),
        theirs: () => theyChange(id, 'attendance', () => ({ signature: { way: 'drawn', strokes: 'M0 0' } })),
        says: /la signature du .+ a été changée depuis par/,
      };
    },
  ],
  [
    'a validation of the attendance',
    async () => {
      const { attendances } = (await readMeeting(opened.store, meeting.database, meeting.meeting)) ?? {};
      const presences = presencesOf(attendances ?? []);
      await opened.run('validateAttendance', { ...meeting, presences });
      return {
        read: () => fieldsOf(meeting.meeting, 'meeting', 'attendanceValidated'),
        theirs: () =>
          theyChange(meeting.meeting, 'meeting', () => ({
            attendanceValidated: { by: chair, at: opened.session.now(), presences: {} },
          })),
        says: /Validation des présences.+ a été changé depuis par/,
      };
    },
  ],
  [
    'a latecomer',
    async () => {
      const person = { family: 'Passage', given: '', title: 'Dr', rpps: '99900000088' };
      await opened.run('addAttendee', { ...meeting, person, mode: 'video' });
      const id = attendanceId(meeting.meeting, 'rpps-99900000088' as never);
      return {
        read: () => fieldsOf(id, 'attendance', 'spans', 'written'),
        theirs: () => theyChange(id, 'attendance', () => ({ spans: [] })),
        says: /la présence de Dr PASSAGE a été changée depuis/,
      };
    },
  ],
  [
    'where a meeting is',
    async () => {
      await opened.run('editMeeting', { ...meeting, place: 'Salle 2' });
      return {
        read: () => fieldsOf(meeting.meeting, 'meeting', 'place'),
        theirs: () => theyChange(meeting.meeting, 'meeting', () => ({ place: 'Salle 3' })),
        says: /«\u00a0Lieu\u00a0» a été changé depuis par .+ \(«\u00a0Salle 3\u00a0»\)/,
      };
    },
  ],
  [
    'the order',
    async () => {
      await opened.run('moveCase', { ...meeting, case: file.case, to: 5 });
      return {
        read: order,
        theirs: () => theyChange(meeting.meeting, 'meeting', (m) => ({ order: [...m.order].reverse() })),
        says: /l’ordre des dossiers a été changé depuis par/,
      };
    },
  ],
  [
    'a withdrawal',
    async () => {
      const id = await second();
      await opened.run('withdrawCase', { ...meeting, case: id });
      return {
        read: async () => [await order(), await fieldsOf(id, 'case', 'withdrawn')],
        theirs: async () => {
          const { withdrawn } = await load(id, 'case');
          await theyChange(id, 'case', () => ({ withdrawn: !withdrawn }));
        },
        says: /Inscription du dossier\u00a0» a été changé depuis/,
      };
    },
  ],
  [
    'a case presented again',
    async () => {
      const date = (await load(meeting.meeting, 'meeting')).date;
      const other = await opened.run('planMeeting', { database: meeting.database, date, time: '18:00' });
      await opened.run('representCase', { ...file, meeting: other.meeting });
      return {
        read: async () => [
          await fieldsOf(file.case, 'case', 'meeting', 'discussion'),
          await fieldsOf(other.meeting, 'meeting', 'order'),
        ],
        theirs: () => theyChange(file.case, 'case', () => ({ meeting: meeting.meeting, discussion: 'Vu.' })),
        says: /a été changé depuis/,
      };
    },
  ],
  [
    'a registration',
    async () => {
      const { cases } = await opened.run('registerCases', {
        ...meeting,
        source: 'typed',
        cases: [{ 'identity.birthName': 'Loriot' }],
      });
      const id = cases[0]?.case ?? file.case;
      return {
        read: async () => [await order(), await fieldsOf(id, 'case', 'withdrawn')],
        theirs: async () => {
          const doc = await load(id, 'case');
          await receive(editCase(doc, { 'summary.question': 'Que faire ?' }, theirAuthor()));
        },
        says: /le dossier de LORIOT a été complété depuis/,
      };
    },
  ],
  [
    'a new member',
    async () => {
      const person = { family: 'Nouveau', given: '', title: 'Dr', rpps: '99900000099' };
      await opened.run('addMember', { database: meeting.database, person });
      return {
        read: () => fieldsOf('board', 'board', 'members'),
        theirs: () =>
          theyChange('board', 'board', (board) => {
            const others = board.members.filter(({ rpps }) => rpps !== person.rpps);
            return { members: [...others, { ...person, id: 'rpps-99900000099' as never, given: 'Ada' }] };
          }),
        says: /Dr Ada NOUVEAU dans la RCP a été changée depuis par/,
      };
    },
  ],
  [
    'what is said of a board',
    async () => {
      await opened.run('editBoard', { database: meeting.database, place: 'Salle Curie' });
      return {
        read: () => fieldsOf('board', 'board', 'place'),
        theirs: () => theyChange('board', 'board', () => ({ place: 'Salle Joliot' })),
        says: /«\u00a0Lieu habituel\u00a0» a été changé depuis/,
      };
    },
  ],
  [
    'an attached file',
    async () => {
      const kept = await opened.run('keepFile', { ...file, file: new File(['%PDF-1.7'], 'anapath.pdf') });
      await opened.run('attachFile', { ...file, ...kept });
      return {
        read: async () => attachedOf((await load(file.case, 'case')).files).map(([sha256]) => sha256),
        theirs: () =>
          theyChange(file.case, 'case', ({ files }) => {
            const held = files?.[kept.file];
            if (!held) throw new Error('no file');
            return { files: { ...files, [kept.file]: { ...held, turns: held.turns + 2 } } };
          }),
        says: /«\u00a0anapath\.pdf\u00a0» a été retirée ou remise depuis/,
      };
    },
  ],
  [
    'a proposal corrected',
    async () => {
      const former = await propose();
      await opened.run('castVote', { ...file, proposal: former, voter: voter(), position: 'for' });
      await opened.run('propose', { ...file, text: 'Mastectomie totale', corrects: former });
      return {
        read: async () => standing((await records()).proposals).map(({ _id }) => _id),
        theirs: async () => {
          const now = standing((await records()).proposals).find(({ text }) => text.startsWith('Mastec'));
          if (!now) throw new Error('no proposal');
          const _id = proposalId(file.case, opened.session.ulid());
          await receive({ ...now, _id, text: 'Encore autrement', corrects: now._id });
        },
        says: /cette proposition a été corrigée ou retirée depuis/,
      };
    },
  ],
  [
    'a decision',
    async () => {
      const decision: DecisionInput = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' };
      await opened.run('decide', { ...file, decision });
      const [taken] = (await records()).decisions;
      return {
        read: async () => inForce((await records()).decisions)?.text,
        theirs: async () => {
          const { lastVersion } = await records();
          if (!taken) throw new Error('no decision');
          const _id = taken._id.replace(/\d+$/, `${lastVersion + 1}`) as typeof taken._id;
          const at = new Date(Date.now() + 60_000).toISOString() as typeof taken.at;
          await receive({ ...taken, _id, version: lastVersion + 1, text: 'La leur.', at });
        },
        says: /une autre a été enregistrée depuis/,
      };
    },
  ],
];
