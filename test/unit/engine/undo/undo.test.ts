import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ofPerson } from '../../../../renderer/engine/acts/words';
import { readMeeting } from '../../../../renderer/engine/records/read';
import { editCase, type CaseFile } from '../../../../shared/domain/caseFile';
import { inForce } from '../../../../shared/domain/decision';
import { attendanceId, type PersonId } from '../../../../shared/domain/ids';
import { valueOf } from '../../../../shared/merge/fieldOf';
import { seenOf, type Seen } from '../../../../shared/merge/seeing';
import type { Signature } from '../../../../shared/domain/signature';
import type { Person } from '../../../../shared/domain/person';
import { standing, type Proposal } from '../../../../shared/domain/proposal';
import {
  begin,
  chair,
  fieldsOf,
  file,
  load,
  meeting,
  opened,
  order,
  position,
  propose,
  receive,
  records,
  theirAuthor,
  theyChange,
  voter,
} from './actKinds';

beforeEach(begin);
afterEach(() => opened.open.close());

describe('what another workstation wrote since', () => {
  it('in another field of the same document stays, where only this act’s field is taken back', async () => {
    await opened.run('editMeeting', { ...meeting, place: 'Salle 2' });
    await theyChange(meeting.meeting, 'meeting', () => ({ time: '16:45' as never }));
    const [, date] = await fieldsOf(meeting.meeting, 'meeting', 'place', 'date');
    expect((await opened.run('undo', {})).undone).toContain('(Lieu)');
    expect(await fieldsOf(meeting.meeting, 'meeting', 'place', 'time', 'date')).toEqual([
      'Salle de démonstration',
      '16:45',
      date,
    ]);
  });

  it('a member who came meanwhile stays, and the one who was added goes', async () => {
    const person = { family: 'Nouveau', given: '', title: 'Dr', rpps: '99900000099' };
    await opened.run('addMember', { database: meeting.database, person });
    const other = { ...person, id: 'rpps-99900000077', family: 'Autre' } as unknown as Person;
    await theyChange('board', 'board', (board) => ({ members: [...board.members, other] }));
    await opened.run('undo', {});
    const names = (await load('board', 'board')).members.map(({ family }) => family);
    expect(names).toContain('Autre');
    expect(names).not.toContain('Nouveau');
  });
});

it('a vote for all that is taken back names few doctors, as one is named', async () => {
  const proposal = await propose();
  await opened.run('castVoteForAll', { ...file, proposal, position: 'for' });
  const { undone } = await opened.run('undo', {});
  expect(undone).toContain(`«\u00a0Pour\u00a0» ${ofPerson(chair)} sur «\u00a0Mastectomie partielle\u00a0»`);
});

describe('what is undone in a row', () => {
  it.each(['clinical.history', 'discussion'] as const)(
    'brings back words of « %s » that were wiped once one had left the field and come back',
    async (field) => {
      const write = async (text: string, seen: Seen) =>
        field === 'discussion'
          ? opened.run('discuss', { ...file, text, seen })
          : opened.run('editCase', { ...file, changes: { [field]: text }, seen: { [field]: seen } });
      const seen = async () => seenOf(await load(file.case, 'case'), field);
      const held = async () => valueOf(await load(file.case, 'case'), field);
      const before = await held();
      const first = await seen();
      await write('Porteuse', first);
      await write('Porteuse de la mutation', first);
      await write('', await seen());
      await opened.run('undo', {});
      expect(await held()).toBe('Porteuse de la mutation');
      await opened.run('undo', {});
      expect(await held()).toBe(before);
    },
  );

  it('goes back over several acts in one field, each with its own value', async () => {
    await opened.run('moveCase', { ...meeting, case: file.case, to: 2 });
    const one = await order();
    await opened.run('moveCase', { ...meeting, case: file.case, to: 4 });
    const two = await order();
    await opened.run('undo', {});
    expect(await order()).toEqual(one);
    await opened.run('undo', {});
    await opened.run('redo', {});
    expect(await order()).toEqual(one);
    await opened.run('redo', {});
    expect(await order()).toEqual(two);
    expect((await opened.run('redo', {})).redone).toBeNull();
  });

  it('counts what is typed in one field in a row as one act, and nothing where it ends as it began', async () => {
    const before = await fieldsOf(file.case, 'case', 'summary.question', 'tumour.t');
    const type = (changes: Partial<CaseFile['values']>) => opened.run('editCase', { ...file, changes });
    await type({ 'summary.question': 'Que' });
    await type({ 'summary.question': 'Que faire' });
    await type({ 'tumour.t': 'cT3' });
    await type({ 'tumour.t': before[1] as never });
    const { undone } = await opened.run('undo', {});
    expect(undone).toMatch(/^Saisie de «\u00a0Question posée\u00a0» annulée \(.+ .+\)$/);
    expect(await fieldsOf(file.case, 'case', 'summary.question', 'tumour.t')).toEqual(before);
    expect((await opened.run('undo', {})).undone).toBeNull();
  });

  it('reaches the act before, where what was typed since was taken back in the field itself', async () => {
    const before = await fieldsOf(file.case, 'case', 'tumour.t');
    const type = (t: string) => opened.run('editCase', { ...file, changes: { 'tumour.t': t } });
    const now = vi.spyOn(Date, 'now');
    await type('cT3');
    now.mockReturnValue(Date.now() + 300_000);
    await type('cT3b');
    await type('cT3');
    now.mockReturnValue(Date.now() + 300_000);
    await type('cT3');
    now.mockRestore();
    expect((await opened.run('undo', {})).undone).toContain('«\u00a0T\u00a0»');
    expect(await fieldsOf(file.case, 'case', 'tumour.t')).toEqual(before);
    await opened.run('redo', {});
    expect(await fieldsOf(file.case, 'case', 'tumour.t')).toEqual(['cT3']);
  });

  it('names the case, the proposal and the person', async () => {
    const proposal = await propose();
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'for' });
    const { undone } = await opened.run('undo', {});
    expect(undone).toMatch(
      /^Vote «\u00a0Pour\u00a0» du (Dr|Pr) .+ sur «\u00a0Mastectomie partielle\u00a0» \(.+\) annulé$/,
    );
  });

  it('a new act in a place ends what could be made anew there, and there alone', async () => {
    await opened.run('discuss', { ...file, text: 'Un.' });
    await opened.run('moveCase', { ...meeting, case: file.case, to: 2 });
    const moved = await order();
    const room = { places: [{ kind: 'discussed' as const, ...file }] };
    const list = { places: [{ kind: 'meeting' as const, ...meeting }] };
    await opened.run('undo', room);
    await opened.run('undo', list);
    await propose();
    expect((await opened.run('redo', room)).redone).toBeNull();
    expect((await opened.run('redo', list)).redone).not.toBeNull();
    expect(await order()).toEqual(moved);
  });
});

describe('a presence', () => {
  const comes = async () => {
    await opened.run('attend', { ...meeting, person: voter(), mode: 'absent' });
    await opened.run('attend', { ...meeting, person: voter(), mode: 'room' });
  };
  const refusal = async () => {
    const result = await opened.command('undo', {
      places: [{ kind: 'attendance' as const, ...meeting }],
    });
    return result.ok ? '' : result.problem.message;
  };
  const isThere = async () =>
    (await load(attendanceId(meeting.meeting, voter()), 'attendance')).spans.some(({ to }) => !to);

  it('is not taken back by the key once its person has voted, and is once the vote is taken back', async () => {
    const proposal = await propose();
    await comes();
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'for' });
    expect(await refusal()).toMatch(/a voté depuis/);
    expect(await isThere()).toBe(true);
    await comes();
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'against' });
    await opened.run('undo', { places: [{ kind: 'discussed', ...file }] });
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'withdrawn' });
    expect(await refusal()).toBe('');
    expect(await isThere()).toBe(false);
  });

  it('is not taken back by the key once its person has signed, here or on another post, and is once that is gone', async () => {
    const [first, second] = (await load('board', 'board')).members.filter(({ id }) => id !== chair.id);
    if (!first || !second) throw new Error('nobody');
    const drawn: Signature = { way: 'drawn', strokes: 'M10 20L60 40' };
    const marks = (person: PersonId, mode: 'room' | 'video' | 'absent') =>
      opened.run('attend', { ...meeting, person, mode });
    const signature = async (person: PersonId) =>
      (await load(attendanceId(meeting.meeting, person), 'attendance')).signature;
    // Of who was at a distance before, the sheet has no box either.
    for (const [{ id: person }, before] of [
      [first, 'absent'],
      [second, 'video'],
    ] as const) {
      await marks(person, before);
      await marks(person, 'room');
      await theyChange(attendanceId(meeting.meeting, person), 'attendance', () => ({ signature: drawn }));
      expect(await refusal()).toMatch(/^Rien n’a été annulé\u00a0: .+ a signé depuis\.$/);
      expect(await signature(person)).toEqual(drawn);
    }
    await opened.run('sign', { ...meeting, person: first.id, signature: null });
    await marks(first.id, 'absent');
    await marks(first.id, 'room');
    await opened.run('sign', { ...meeting, person: first.id, signature: { way: 'printed' } });
    expect(await refusal()).toBe('');
    expect(await signature(first.id)).toBeUndefined();
    expect(await refusal()).toBe('');
    const { spans } = await load(attendanceId(meeting.meeting, first.id), 'attendance');
    expect(spans.some(({ to }) => !to)).toBe(false);
  });

  it('is not taken back by the key once a case was concluded with it', async () => {
    await comes();
    const decision = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' } as const;
    await opened.run('decide', { ...file, decision });
    expect(await refusal()).toMatch(/a été conclu depuis/);
    expect(await isThere()).toBe(true);
  });
});

describe('a meeting that is over', () => {
  it('keeps its votes, proposals and presences, and no case without its decision', async () => {
    const proposal = await propose();
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'for' });
    await opened.run('attend', { ...meeting, person: chair.id, mode: 'video' });
    await opened.run('closeMeeting', { ...meeting, postponeRest: true });
    const room = { places: [{ kind: 'discussed' as const, ...file }] };
    for (const places of [room, room, room, { places: [{ kind: 'attendance' as const, ...meeting }] }]) {
      const result = await opened.command('undo', places);
      expect(result.ok ? '' : result.problem.message).toContain('la séance est terminée');
    }
    expect(await position(proposal)).toEqual(['for', undefined]);
    expect(inForce((await records()).decisions)?.outcome).toBe('postponed');
  });

  it('is opened again by its own act, never by the key', async () => {
    await opened.run('closeMeeting', { ...meeting, postponeRest: true });
    const places = [{ kind: 'meeting' as const, ...meeting }];
    expect((await opened.run('undo', { places })).undone).toBeNull();
    expect((await load(meeting.meeting, 'meeting')).state).toBe('closed');
    await opened.run('reopenMeeting', meeting);
    expect((await load(meeting.meeting, 'meeting')).state).toBe('open');
  });
});

describe('an opening', () => {
  it('is taken back by its own act with who came by it, and never by the key', async () => {
    const came = attendanceId(meeting.meeting, chair.id);
    expect((await load(came, 'attendance')).spans).toHaveLength(1);
    expect((await opened.run('undo', {})).undone).toBeNull();
    await opened.run('undoOpening', meeting);
    const { state, openedAt, chair: now } = await load(meeting.meeting, 'meeting');
    expect({ state, openedAt, now }).toEqual({ state: 'planned', openedAt: undefined, now: undefined });
    expect((await load(came, 'attendance')).spans).toEqual([]);
    await opened.run('openMeeting', { ...meeting, chair: chair.id });
    expect((await load(meeting.meeting, 'meeting')).state).toBe('open');
  });

  it.each([
    ['a proposal', () => propose()],
    ['a presence', () => opened.run('attend', { ...meeting, person: voter(), mode: 'room' })],
    ['a discussion', () => opened.run('discuss', { ...file, text: 'Dit.' })],
  ])('is not taken back once something happened in it: %s', async (_, happens) => {
    if (voter() === chair.id) await opened.run('attend', { ...meeting, person: voter(), mode: 'video' });
    await happens();
    const result = await opened.command('undoOpening', meeting);
    expect(result).toMatchObject({ ok: false, problem: { code: 'state' } });
    expect((await load(meeting.meeting, 'meeting')).state).toBe('open');
  });
});

describe('a list registered at once', () => {
  const list = (...names: string[]) =>
    opened.run('registerCases', {
      ...meeting,
      source: 'csv',
      cases: names.map((family) => ({ 'identity.birthName': family })),
    });
  const onList = async () =>
    (await readMeeting(opened.store, meeting.database, meeting.meeting))?.cases.length;

  it('is taken off again as a whole, by its own act and never by the key', async () => {
    const count = await onList();
    const { cases } = await list('Bouvreuil', 'Pinson', 'Grive');
    expect((await opened.run('undo', {})).undone).toBeNull();
    await opened.run('undoRegistration', { ...meeting, case: cases[1]?.case ?? file.case });
    expect(await onList()).toBe(count);
    expect(await order()).not.toContain(cases[0]?.case);
  });

  it('taken off at once, goes back at once; then it may be taken off again', async () => {
    const { cases } = await list('Bouvreuil', 'Pinson', 'Grive');
    const [one, two, three] = cases.map(({ case: id }) => id);
    if (!one || !two || !three) throw new Error('no case');
    const before = await order();
    await opened.run('withdrawCase', { ...meeting, case: three });
    await opened.run('undoRegistration', { ...meeting, case: one });
    await opened.run('restoreCase', { ...meeting, case: two, withOthers: true });
    const isOff = async (id: typeof one) => (await load(id, 'case')).withdrawn;
    // What was taken off by itself is of another act.
    expect(await Promise.all([one, two, three].map(isOff))).toEqual([false, false, true]);
    expect(await order()).toEqual(before.filter((id) => id !== three));
    // Many leave the list by their own act, never by the key.
    const places = [{ kind: 'meeting' as const, ...meeting }];
    await opened.command('undo', { places });
    await opened.command('undo', { places });
    expect(await Promise.all([one, two].map(isOff))).toEqual([false, false]);
    await opened.run('undoRegistration', { ...meeting, case: two });
    expect(await Promise.all([one, two].map(isOff))).toEqual([true, true]);
  });

  it('stays whole where one of its cases was written on', async () => {
    const { cases } = await list('Bouvreuil', 'Pinson');
    const [one, two] = cases;
    if (!one || !two) throw new Error('no case');
    const doc = await load(two.case, 'case');
    await receive(editCase(doc, { 'summary.question': 'Que faire ?' }, theirAuthor()));
    const result = await opened.command('undoRegistration', { ...meeting, case: two.case });
    expect(result.ok).toBe(false);
    expect((await load(one.case, 'case')).withdrawn).toBe(false);
    expect((await load(two.case, 'case')).withdrawn).toBe(false);
    expect(await order()).toEqual(expect.arrayContaining([one.case, two.case]));
  });
});

describe('a proposal', () => {
  const stands = async () => standing((await records()).proposals).map(({ text }: Proposal) => text);
  it('withdrawn, restored, withdrawn anew: its votes stay with it', async () => {
    const proposal = await propose();
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'for' });
    await opened.run('withdrawProposal', { ...file, proposal });
    for (let turn = 0; turn < 2; turn++) {
      await opened.run('undo', {});
      expect(await stands()).toContain('Mastectomie partielle');
      expect(await position(proposal)).toEqual(['for', undefined]);
      await opened.run('redo', {});
      expect(await stands()).not.toContain('Mastectomie partielle');
    }
    await opened.run('undo', {});
    await opened.run('undo', {});
    await opened.run('undo', {});
    expect(await stands()).not.toContain('Mastectomie partielle');
    for (let turn = 0; turn < 2; turn++) await opened.run('redo', {});
    expect(await stands()).toContain('Mastectomie partielle');
    expect(await position(proposal)).toEqual(['for', undefined]);
  });
});
