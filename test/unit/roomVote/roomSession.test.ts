import { beforeEach, describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../electron/phones/exchange';
import { personIdSchema } from '../../../shared/domain/ids';
import type { PhoneBallot, PhoneVote } from '../../../shared/roomVote/messages';
import { RoomSession } from '../../../shared/roomVote/roomSession';
import { quickPair, TestPhone } from '../../support/phones/phone';

const [aline, boris] = ['rpps-10000000001', 'rpps-10000000002'].map((id) => personIdSchema.parse(id));
if (!aline || !boris) throw new Error('nobody');
const people = [
  { id: aline, name: 'Dr Aline AUBRY' },
  { id: boris, name: 'Dr Boris BLANC' },
];
const ballot: PhoneBallot = {
  id: 'b1',
  isOpen: true,
  proposals: [
    { letter: 'A', label: 'Chirurgie', counts: null },
    { letter: 'B', label: 'Chimiothérapie', counts: null },
  ],
  cast: [],
};

let time: number;
let codes: string[];
let recorded: PhoneVote[];
let disk: 'fine' | 'refuses' | 'unsure';
let room: RoomSession;
const pair = quickPair();
const exchange = exchangeOf(pair);

const opened = (joined: ConstructorParameters<typeof RoomSession>[1] = []) => {
  const made = new RoomSession(pair.secret, joined, {
    now: () => time,
    exchange,
    newCode: () => codes.shift() ?? '9999',
    changed: () => undefined,
    record: (vote) => {
      if (disk === 'unsure') return Promise.reject(new Error('no'));
      if (disk === 'fine') recorded.push(vote);
      return Promise.resolve(disk === 'fine');
    },
    after: () => new Promise(() => undefined),
  });
  made.setPeople(people);
  made.setBallot(ballot);
  return made;
};
const phoneFrom = (from = '192.168.1.7', at = room) =>
  new TestPhone(at, async (envelope) => {
    const outcome = await at.receive(envelope, from);
    return outcome.is === 'answer' ? outcome : undefined;
  });

beforeEach(() => {
  time = 1_000_000;
  codes = ['4821', '1111', '2222', '3333', '4444', '5555'];
  recorded = [];
  disk = 'fine';
  room = opened();
});

describe('coming in', () => {
  it('takes the code, then a name among those present', async () => {
    const phone = phoneFrom();
    const first = await phone.state();
    expect(first).toMatchObject({ place: 'code', names: [], ballot: null, name: null });
    expect(await phone.say({ say: 'code', code: '0000' })).toEqual({ is: 'wrongCode' });
    expect(await phone.say({ say: 'join', person: aline })).toEqual({ is: 'refused' });
    const known = await phone.say({ say: 'code', code: '4821' });
    expect(known).toMatchObject({ is: 'state', state: { place: 'name', names: people, ballot: null } });
    await phone.say({ say: 'join', person: aline });
    expect(await phone.state()).toMatchObject({ place: 'in', name: 'Dr Aline AUBRY', names: [] });
    expect(room.claims.joined).toEqual([{ phone: phone.pair.key, person: aline }]);
  });

  it('lets nobody be two', async () => {
    const phone = phoneFrom();
    await phone.join('4821', aline);
    expect(await phone.say({ say: 'join', person: boris })).toEqual({ is: 'refused' });
  });

  it('has the second of one name wait for the chair, whoever spoke first', async () => {
    const [first, second] = [phoneFrom(), phoneFrom('192.168.1.8')];
    await second.state();
    await first.join('4821', aline);
    await second.join('4821', aline);
    expect(await first.state()).toMatchObject({ place: 'in' });
    expect(await second.state()).toMatchObject({ place: 'waiting', ballot: null });
    expect(await second.vote('b1', 'A', 'for')).toEqual({ is: 'refused' });
    room.keep(second.pair.key);
    expect(await second.state()).toMatchObject({ place: 'in' });
    expect(await first.state()).toMatchObject({ place: 'out', ballot: null, name: null });
    expect(await first.vote('b1', 'A', 'for')).toEqual({ is: 'refused' });
    expect(recorded).toEqual([]);
  });

  it('keeps out who was put out, until the code that came since is typed', async () => {
    const phone = phoneFrom();
    await phone.join('4821', aline);
    room.putOut(phone.pair.key);
    expect(await phone.state()).toMatchObject({ place: 'out' });
    await phone.join('4821', aline);
    expect(await phone.state()).toMatchObject({ place: 'out' });
    await phone.join('1111', aline);
    expect(await phone.state()).toMatchObject({ place: 'in' });
  });

  it('has one device try few codes, and the code change after ten wrong ones in all', async () => {
    const one = phoneFrom();
    for (let i = 0; i < 5; i++)
      expect(await one.say({ say: 'code', code: '0000' })).toEqual({ is: 'wrongCode' });
    expect(await one.say({ say: 'code', code: '4821' })).toEqual({ is: 'wait' });
    // Another key, the same device.
    expect(await phoneFrom().say({ say: 'code', code: '4821' })).toEqual({ is: 'wait' });
    expect(room.codeChanges).toBe(0);
    const other = phoneFrom('192.168.1.9');
    for (let i = 0; i < 5; i++) await other.say({ say: 'code', code: '0000' });
    expect(room).toMatchObject({ codeChanges: 1, code: '1111' });
    time += 61_000;
    expect(await one.say({ say: 'code', code: '4821' })).toEqual({ is: 'wrongCode' });
    expect(await one.say({ say: 'code', code: '1111' })).toMatchObject({ state: { place: 'name' } });
  });

  it('lets nobody in any more once three codes were tried through, but for who is in', async () => {
    const inside = phoneFrom();
    await inside.join('4821', aline);
    for (let i = 0; i < 30; i++) await phoneFrom(`10.0.0.${i}`).say({ say: 'code', code: '0000' });
    expect(room.isShut).toBe(true);
    const late = phoneFrom('10.0.1.1');
    expect(await late.state()).toMatchObject({ place: 'shut' });
    expect(await late.say({ say: 'code', code: room.code })).toEqual({ is: 'wait' });
    expect(await inside.vote('b1', 'A', 'for')).toMatchObject({ is: 'recorded' });
    room.reopenEntry();
    expect(await late.say({ say: 'code', code: room.code })).toMatchObject({ state: { place: 'name' } });
  });
});

describe('a vote', () => {
  it('is recorded once the disk has it, under the name of the phone', async () => {
    const phone = phoneFrom();
    await phone.join('4821', boris);
    expect(await phone.vote('b1', 'A', 'against')).toEqual({
      is: 'recorded',
      ballot: 'b1',
      letter: 'A',
      choice: 'against',
    });
    expect(recorded).toEqual([{ ballot: 'b1', letter: 'A', person: boris, choice: 'against' }]);
    const { ballot: seen } = await phone.state();
    expect(seen?.proposals.map(({ mine }) => mine)).toEqual(['against', null]);
  });

  it('is not said to be recorded where nobody knows, or where it is refused', async () => {
    const phone = phoneFrom();
    await phone.join('4821', boris);
    disk = 'unsure';
    expect(await phone.vote('b1', 'A', 'for')).toEqual({ is: 'unsure' });
    disk = 'refuses';
    expect(await phone.vote('b1', 'A', 'for')).toEqual({ is: 'closed' });
    expect((await phone.state()).ballot?.proposals[0]?.mine).toBeNull();
  });

  it('counts for the ballot that is open, and for its letters', async () => {
    const phone = phoneFrom();
    await phone.join('4821', boris);
    expect(await phone.vote('b0', 'A', 'for')).toEqual({ is: 'closed' });
    expect(await phone.vote('b1', 'C', 'for')).toEqual({ is: 'refused' });
    room.setBallot({ ...ballot, isOpen: false });
    expect(await phone.vote('b1', 'A', 'for')).toEqual({ is: 'closed' });
    expect(recorded).toEqual([]);
  });

  it('of who is noted absent since is refused', async () => {
    const phone = phoneFrom();
    await phone.join('4821', boris);
    room.setPeople(people.slice(0, 1));
    expect(await phone.state()).toMatchObject({ place: 'away', ballot: null });
    expect(await phone.vote('b1', 'A', 'for')).toEqual({ is: 'refused' });
  });

  it('shows no counts while the ballot is open', async () => {
    const phone = phoneFrom();
    await phone.join('4821', boris);
    const counts = { for: 3, against: 1, abstain: 0 };
    const counted = { ...ballot, proposals: ballot.proposals.map((one) => ({ ...one, counts })) };
    room.setBallot(counted);
    expect((await phone.state()).ballot?.proposals.map((one) => one.counts)).toEqual([null, null]);
    room.setBallot({ ...counted, isOpen: false });
    expect((await phone.state()).ballot?.proposals[0]?.counts).toEqual(counts);
  });
});

describe('what is sent again or made up', () => {
  it('counts once', async () => {
    const phone = phoneFrom();
    await phone.join('4821', aline);
    const envelope = phone.sealed({ say: 'vote', ballot: 'b1', letter: 'A', choice: 'for' });
    expect(await room.receive(envelope, '1')).toMatchObject({ is: 'answer' });
    expect(await room.receive(envelope, '1')).toEqual({ is: 'refused' });
    expect(await room.receive({ ...envelope, n: envelope.n + 1 }, '1')).toEqual({ is: 'refused' });
    expect(recorded).toHaveLength(1);
  });

  it('of an opening before is of no use in the next, where the phone is in again by its key', async () => {
    const phone = phoneFrom();
    await phone.join('4821', aline);
    const former = phone.sealed({ say: 'vote', ballot: 'b1', letter: 'A', choice: 'for' });
    const next = opened(room.claims.joined);
    expect(await next.receive(former, '1')).toEqual({ is: 'otherOpening', opening: next.opening });
    expect(await next.receive({ ...former, opening: next.opening }, '1')).toEqual({ is: 'refused' });
    phone.opening = next.opening;
    expect(await next.receive(phone.sealed({ say: 'state', seen: 0 }), '1')).toMatchObject({ is: 'answer' });
    expect(next.claims.joined).toEqual([{ phone: phone.pair.key, person: aline }]);
    expect(recorded).toEqual([]);
  });

  it('under another’s key is refused', async () => {
    const phone = phoneFrom();
    await phone.join('4821', aline);
    const forged = {
      ...phoneFrom().sealed({ say: 'vote', ballot: 'b1', letter: 'A', choice: 'for' }, 9),
      key: phone.pair.key,
    };
    expect(await room.receive(forged, '1')).toEqual({ is: 'refused' });
    // And uses up none of its numbers.
    expect(await phone.vote('b1', 'A', 'abstain')).toMatchObject({ is: 'recorded' });
  });

  it('by strangers in a crowd drops nobody who is in', async () => {
    const phone = phoneFrom();
    await phone.join('4821', aline);
    for (let i = 0; i < 700; i++) {
      time += 100;
      await phoneFrom(`10.1.${i >> 8}.${i & 255}`).say({ say: 'state', seen: 0 });
    }
    expect(await phone.vote('b1', 'A', 'for')).toMatchObject({ is: 'recorded' });
  });
});

it('tells who waits that it is closed, and nothing else any more', async () => {
  const phone = phoneFrom();
  await phone.join('4821', aline);
  const waiting = phone.state((await phone.state()).version);
  room.end();
  expect(await waiting).toMatchObject({ place: 'over', ballot: null, names: [] });
  expect(await phone.vote('b1', 'A', 'for')).toEqual({ is: 'refused' });
  expect(recorded).toEqual([]);
});

it('wakes a phone that waits for what is new, and only once it is', async () => {
  const phone = phoneFrom();
  await phone.join('4821', aline);
  const { version } = await phone.state();
  let isAnswered = false;
  const waiting = phone.state(version).finally(() => (isAnswered = true));
  await phoneFrom('2').say({ say: 'code', code: '0000' });
  expect(isAnswered).toBe(false);
  room.setBallot({ ...ballot, id: 'b2' });
  expect((await waiting).ballot?.id).toBe('b2');
});
