import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../shared/domain/caseFile';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { attendanceId, reportId, voteId, type PersonId, type ProposalId } from '../../../shared/domain/ids';
import { currentSchema, type Stored, type StoredType } from '../../../shared/domain/stored';
import { demoMeeting } from '../../../shared/demo/demoMeeting';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import { lostWords, withFuture, words } from '../domain/future';
import { openSession } from './openSession';
import { wipeStores } from './runningEngine';

type Opened = Awaited<ReturnType<typeof openSession>>;
let opened: Opened;
let meeting: MeetingRef;
let file: CaseRef;
let voter: PersonId;
let proposal: ProposalId;

beforeEach(async () => {
  await wipeStores();
  opened = await openSession();
  const { run, store } = opened;
  meeting = await run('loadDemo', {});
  const records = await readMeeting(store, meeting.database, meeting.meeting);
  const [first] = records?.cases ?? [];
  const doctor = records?.board.members.find(({ specialty }) => specialty?.startsWith('G15_10'));
  if (!first || !doctor) throw new Error('no meeting');
  file = { database: meeting.database, case: first._id };
  voter = doctor.id;
  await run('openMeeting', { ...meeting, chair: voter });
  ({ proposal } = await run('propose', { ...file, text: 'Chirurgie première' }));
  await run('castVoteForAll', { ...file, proposal, position: 'for' });
  const decision = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' } as const;
  await run('decide', { ...file, decision });
  await run('recordIssue', { ...file, sha256: 'aa' });
});
afterEach(() => opened.open.close());

/** One of each kind that a person may change after it was written. */
const changeable = (): [StoredType, string][] => [
  ['board', 'board'],
  ['meeting', meeting.meeting],
  ['case', file.case],
  ['attendance', attendanceId(meeting.meeting, voter)],
  ['vote', voteId(file.case, proposal, voter)],
  ['report', reportId(file.case, 1)],
];

type Act = (opened: Opened, n: number) => Promise<unknown>;
/** Every way in which a screen changes one of them. */
const acts: readonly Act[] = [
  ({ run }, n) => run('editBoard', { database: meeting.database, place: `Salle ${n}` }),
  ({ run }, n) =>
    run('addMember', {
      database: meeting.database,
      person: { family: `Nouveau ${n}`, given: '', title: 'Dr', rpps: String(99900000100 + n) },
    }),
  ({ run }, n) => run('editMeeting', { ...meeting, place: `Salle ${n}` }),
  ({ run }, n) => run('moveCase', { ...meeting, case: file.case, to: n % 5 }),
  async ({ run }) => {
    await run('withdrawCase', { ...meeting, case: file.case });
    await run('undo', {});
  },
  ({ run }, n) => run('editCase', { ...file, changes: { 'tumour.t': `cT${n}`, 'summary.question': '' } }),
  async ({ run, store }, n) => {
    // As the form does: what it does not show of a treatment stays.
    const { values } = (await readCase(store, file.database, file.case))?.file ?? {};
    const past = (values?.['treatments.past'] ?? []).map((one) => ({ ...one, comment: `${n}` }));
    await run('editCase', { ...file, changes: { 'treatments.past': past } });
  },
  ({ run }, n) => run('discuss', { ...file, text: `Discussion ${n}` }),
  ...(['room', 'video', 'written', 'absent'] as const).map(
    (mode): Act =>
      ({ run }) =>
        run('attend', { ...meeting, person: voter, mode }),
  ),
  async ({ run }, n) => {
    // Who left is refused.
    await run('attend', { ...meeting, person: voter, mode: 'room' });
    await run('castVote', {
      ...file,
      proposal,
      voter,
      ...(n % 2 ? { position: 'against', comment: `${n}` } : { position: 'for', reserve: `${n}` }),
    });
  },
  ({ run }, n) => run('recordIssue', { ...file, sha256: `${n}` }),
  ({ run }) => run('undo', {}),
];

const loaded = async <T extends StoredType>(type: T, id: string): Promise<Stored> => {
  const found = await opened.store.load(meeting.database, id, type);
  if (!found) throw new Error(`${id} is gone`);
  return found.doc;
};

const allLoaded = () => Promise.all(changeable().map(([type, id]) => loaded(type, id)));

describe('what a newer version added', () => {
  it('survives every command of this one, at every depth', async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 6 }), async (chosen) => {
        const word = words(`mot ${++n}`);
        opened.actor.acts.clear();
        for (const [type, id] of changeable())
          await opened.receive(meeting.database, withFuture(await loaded(type, id), word));
        for (const act of chosen) {
          const before = await allLoaded();
          await act(opened, ++n);
          const after = await allLoaded();
          for (const [i, { _id }] of before.entries())
            expect({ _id, lost: lostWords(before[i], after[i]) }).toEqual({ _id, lost: [] });
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a document of a newer version', () => {
  const touching: Record<string, Act> = {
    board: ({ command }) => command('editBoard', { database: meeting.database, place: 'Salle' }),
    meeting: ({ command }) => command('editMeeting', { ...meeting, place: 'Salle' }),
    case: ({ command }) => command('discuss', { ...file, text: 'Texte' }),
    attendance: ({ command }) => command('attend', { ...meeting, person: voter, mode: 'video' }),
    vote: ({ command }) => command('castVote', { ...file, proposal, voter, position: 'against' }),
    report: ({ command }) => command('recordIssue', { ...file, sha256: 'bb' }),
  };

  it.each([
    ['says so', (doc: Stored) => ({ ...doc, schema: currentSchema[doc.type] + 1 })],
    ['has a word that this one lacks', (doc: Stored) => ({ ...doc, ...unheardOf[doc.type] })],
  ])('that %s is kept, said, and changed by no command', async (_how, change) => {
    const { receive, leafOf, shell, notices } = opened;
    for (const [type, id] of changeable().reverse()) {
      const newer = change(await loaded(type, id));
      if (JSON.stringify(newer) === JSON.stringify(await loaded(type, id))) continue;
      const rev = await receive(meeting.database, newer);
      const journal = shell.journal.length;
      const answer = await touching[type]?.(opened, 0);
      expect({ type, answer }).toMatchObject({ type, answer: { ok: false } });
      expect((await leafOf(meeting.database, id))?.revision.rev).toBe(rev);
      expect(shell.journal).toHaveLength(journal);
    }
    expect(notices.join()).toContain('version plus récente');
  });

  it('is not merged away where it stands beside one of this version', async () => {
    const { receive, leafOf, store } = opened;
    const records = await readMeeting(store, meeting.database, meeting.meeting);
    const other = records?.cases[1]?._id ?? '';
    for (const [id, schema] of [
      [file.case, currentSchema.case + 1],
      [other, currentSchema.case],
    ] as const) {
      const parent = await leafOf(meeting.database, id);
      const doc = await loaded('case', id);
      await receive(meeting.database, { ...doc, discussion: 'ici' }, parent);
      await receive(meeting.database, { ...doc, schema, discussion: 'ailleurs' }, parent);
      await store.received(meeting.database, [id]);
    }
    const leaves = async (id: string) => (await store.open(meeting.database).leaves(id)).length;
    // One after the other: once the second is merged, the first has had its turn.
    await expect.poll(() => leaves(other)).toBe(1);
    expect(await leaves(file.case)).toBe(2);
  });

  it('does not give its number to a new decision', async () => {
    const { receive, run, store } = opened;
    await receive(meeting.database, {
      ...(await loaded('decision', `decision:${file.case.slice(5)}:1`)),
      schema: 2,
    });
    await run('decide', {
      ...file,
      decision: { outcome: 'postponed', postponement: { reason: 'missing' } },
    });
    const { decisions } = (await readCase(store, file.database, file.case)) ?? {};
    expect(decisions?.map(({ version }) => version)).toEqual([2]);
  });
});

/** A word in a place where this version knows all words it may meet. */
const unheardOf: Partial<Record<StoredType, object>> = {
  meeting: { state: 'suspended' },
  attendance: { spans: [{ mode: 'hologram', from: '2026-11-24T13:00:00.000Z' }] },
  vote: { position: 'undecided' },
  report: { issues: [{ at: '2026-11-24T13:00:00.000Z', by: 'rpps-99900000011', format: 'odt', sha256: '' }] },
};

describe('what this version writes', () => {
  it('cases 17: of a case with half a point of the G8, that an older one must leave it alone; of others, not', async () => {
    const g8 = async (value: number) => {
      await opened.run('editCase', { ...file, changes: { 'clinical.g8': value } });
      const { schema, values } = (await loaded('case', file.case)) as CaseFile;
      return [values['clinical.g8'], schema];
    };
    expect(await g8(14)).toEqual([14, 1]);
    expect(await g8(14.5)).toEqual([14.5, 2]);
    expect(await g8(13)).toEqual([13, 2]);
  });

  it('carries the version of its shape', async () => {
    const { session } = opened;
    const seed = { now: session.now(), today: session.today(), ulid: () => session.ulid() };
    const demo = demoMeeting({ ...seed, device: 'abcd1234', by: voter });
    const records = await readMeeting(opened.store, meeting.database, meeting.meeting);
    const written = [...demo, ...(records?.attendances ?? []), ...(records?.decisions ?? [])];
    for (const [type, id] of changeable()) written.push(await loaded(type, id));
    expect(new Set(written.map(({ type }) => type)).size).toBeGreaterThan(7);
    for (const { type, schema } of written)
      expect({ type, schema }).toEqual({ type, schema: type === 'case' ? 1 : currentSchema[type] });
  });
});
