import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inForce } from '../../../../shared/domain/decision';
import { standing } from '../../../../shared/domain/proposal';
import type { CaseId, PersonId, ProposalId } from '../../../../shared/domain/ids';
import { readMeeting } from '../../../../renderer/engine/records/read';
import { begin, chair, file, load, meeting, opened, propose, records, theyChange, voter } from './actKinds';

let proposal: ProposalId;
let away: readonly CaseId[];
let there: readonly CaseId[];
let other: () => PersonId;
let third: () => PersonId;

beforeEach(async () => {
  await begin();
  proposal = await propose();
  const { order } = await load(meeting.meeting, 'meeting');
  away = order.slice(2, 4);
  const { members } = await load('board', 'board');
  const others = members.filter(({ id }) => id !== chair.id && id !== voter());
  other = () => others[0]?.id ?? chair.id;
  third = () => others[1]?.id ?? chair.id;
  there = [file.case, ...order.slice(4)];
  for (const id of away) await opened.run('withdrawCase', { ...meeting, case: id });
  opened.actor.acts.clear();
});
afterEach(() => opened.open.close());

const pick = (ids: readonly CaseId[], n: number): CaseId => ids[n] ?? file.case;
/** Where an act comes twice, `n` makes the second another one. Most are on the case that has a proposal. */
const acts = {
  move: (n) => opened.run('moveCase', { ...meeting, case: file.case, to: 2 - n }),
  withdraw: (n) => opened.run('withdrawCase', { ...meeting, case: pick(there, n) }),
  restore: (n) => opened.run('restoreCase', { ...meeting, case: pick(away, n) }),
  edit: (n) => opened.run('editCase', { ...file, changes: { [n ? 'tumour.n' : 'tumour.t']: 'modifié' } }),
  discuss: (n) =>
    n
      ? opened.run('discuss', { database: file.database, case: pick(there, 1), text: 'Autre.' })
      : opened.run('discuss', { ...file, text: 'Relu.' }),
  propose: (n) => opened.run('propose', { ...file, text: `Surveillance ${n}` }),
  vote: (n) => opened.run('castVote', { ...file, proposal, voter: voter(), position: n ? 'against' : 'for' }),
  conclude: (n) =>
    opened.run('decide', {
      ...file,
      decision: { outcome: 'discussed', text: `Chirurgie ${n}.`, quorumReason: 'Essai' },
    }),
  attend: (n) => opened.run('attend', { ...meeting, person: other(), mode: n ? 'room' : 'video' }),
  // Not who votes: who is away cannot.
  leave: (n) => opened.run('attend', { ...meeting, person: third(), mode: n ? 'written' : 'absent' }),
} satisfies Record<string, (n: number) => Promise<unknown>>;
type Name = keyof typeof acts;
const names = Object.keys(acts) as Name[];
const pairs = names.flatMap((first) => names.map((second) => [first, second] as const));

/** What the screens show of all that these acts change. */
async function shown(): Promise<unknown> {
  const { proposals, votes, decisions, file: held } = await records();
  const around = await readMeeting(opened.store, meeting.database, meeting.meeting);
  return {
    order: around?.meeting.order,
    withdrawn: around?.withdrawn.map(({ _id }) => _id).sort(),
    cases: around?.cases.map(({ _id }) => _id),
    values: held.values,
    discussion: held.discussion,
    proposals: standing(proposals).map(({ text }) => text),
    votes: votes.filter(({ position }) => position !== 'withdrawn').map(({ position }) => position),
    decision: inForce(decisions)?.text,
    attendances: around?.attendances
      .filter(({ spans, expected, written }) => spans.length > 0 || !expected || written)
      .map(({ person, spans, expected, written }) => [person.id, spans, expected, written] as const)
      .sort(([one], [two]) => (one < two ? -1 : 1)),
  };
}

describe('one’s own acts in order are always taken back and made anew', () => {
  it.each(pairs)('%s, then %s', async (first, second) => {
    const states = [await shown()];
    await acts[first](0);
    states.push(await shown());
    await acts[second](first === second ? 1 : 0);
    states.push(await shown());
    const [none, one, both] = states;
    const steps = [
      ['undo', one],
      ['undo', none],
      ['redo', one],
      ['redo', both],
      ['undo', one],
      ['undo', none],
    ] as const;
    for (const [step, state] of steps) {
      await opened.run(step, {});
      await opened.store.settled();
      expect(await shown()).toEqual(state);
    }
  });
});

it('a case registered, then withdrawn: both are taken back and made anew, again and again', async () => {
  const { cases } = await opened.run('registerCases', {
    ...meeting,
    source: 'typed',
    cases: [{ values: { 'identity.birthName': 'Essai' } }],
  });
  const id = cases[0]?.case ?? file.case;
  await opened.run('withdrawCase', { ...meeting, case: id });
  const isOn = async () => (await load(meeting.meeting, 'meeting')).order.includes(id);
  for (let round = 0; round < 3; round++) {
    await opened.run('undo', {});
    expect(await isOn()).toBe(true);
    await opened.run('undo', {});
    expect(await isOn()).toBe(false);
    await opened.run('redo', {});
    expect(await isOn()).toBe(true);
    await opened.run('redo', {});
    expect(await isOn()).toBe(false);
  }
});

describe('what another workstation wrote in between stays', () => {
  it('the order it wrote between a move and a withdrawal', async () => {
    await acts.move(0);
    await theyChange(meeting.meeting, 'meeting', (m) => ({ order: [...m.order].reverse() }));
    await acts.withdraw(0);
    await opened.run('undo', {});
    const theirs = await shown();
    expect(await opened.command('undo', {})).toMatchObject({ ok: false });
    expect(await shown()).toEqual(theirs);
  });

  it('the order it wrote after a move and a withdrawal', async () => {
    await acts.move(0);
    await acts.withdraw(0);
    await theyChange(meeting.meeting, 'meeting', (m) => ({ order: [...m.order].reverse() }));
    await opened.run('undo', {});
    const theirs = await shown();
    expect(await opened.command('undo', {})).toMatchObject({ ok: false });
    expect(await shown()).toEqual(theirs);
  });

  it('a proposal made since an undone withdrawal is not taken off with its case', async () => {
    await acts.withdraw(0);
    await opened.run('undo', {});
    await acts.propose(0);
    const places = [{ kind: 'meeting' as const, ...meeting }];
    expect(await opened.command('redo', { places })).toMatchObject({ ok: false });
  });
});
