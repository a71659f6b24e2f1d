import { describe, expect, it } from 'vitest';
import type { Attendance, Span } from '../../../shared/domain/attendance';
import type { Board } from '../../../shared/domain/board';
import type { CivilDay, Instant, TimeOfDay } from '../../../shared/domain/brand';
import type { CaseFile } from '../../../shared/domain/caseFile';
import type { Decision } from '../../../shared/domain/decision';
import {
  attendanceId,
  caseId,
  decisionId,
  proposalId,
  voteId,
  type CaseId,
} from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { quorumTemplates } from '../../../shared/domain/quorumTemplates';
import type { Report } from '../../../shared/domain/report';
import { stamped } from '../../../shared/domain/stamp';
import { storedSchema, type Stored } from '../../../shared/domain/stored';
import type { Vote } from '../../../shared/domain/vote';
import { demoTeam } from '../../../shared/demo/demoPeople';
import { mergeAll, mergeDocuments, undecided } from '../../../shared/merge/merge';
import { author, blankCase, CASE, edited, MEETING, ULID } from './history';

const merged = <T extends Stored>(a: T, b: T): T => {
  const result = mergeDocuments(a, b) as T;
  expect(mergeDocuments(b, a)).toEqual(result);
  expect(storedSchema.parse(result)).toEqual(result);
  return result;
};
const clean = { schema: 1, clock: {}, stamps: {} };
const time = (clock: string) => `2026-11-24T${clock}:00.000Z` as Instant;
const caseNo = (n: number): CaseId => caseId(ULID.slice(0, -1) + String(n));
const [one, two, three, four] = [caseNo(1), caseNo(2), caseNo(3), caseNo(4)];

describe('a meeting', () => {
  const planned: Meeting = {
    _id: MEETING,
    type: 'meeting',
    ...clean,
    date: '2026-11-24' as CivilDay,
    time: '14:00' as TimeOfDay,
    place: '',
    mode: 'mixed',
    state: 'planned',
    order: [one, two, three],
  };
  const base = stamped(planned, ['date', 'time', 'place', 'state', 'order'], author('un'));
  const ordered = (on: Meeting, device: string, order: CaseId[]) =>
    stamped({ ...on, order }, ['order'], author(device));
  const moved = (on: Meeting, device: string, change: Partial<Meeting>) =>
    stamped({ ...on, ...change }, Object.keys(change), author(device));

  it('keeps every case when two people reorder and add apart', () => {
    const result = merged(
      ordered(base, 'un', [three, one, two]),
      ordered(base, 'deux', [one, two, four, three]),
    );
    expect([...result.order].sort()).toEqual([one, two, three, four]);
    expect(result.order.indexOf(four)).toBe(result.order.indexOf(two) + 1);
    expect(undecided(result)).toEqual({});
  });

  it('loses no case added on three devices, whatever leaf comes first', () => {
    const leaves = [
      ordered(base, 'un', [...base.order, four]),
      ordered(base, 'deux', [caseNo(5), ...base.order]),
      ordered(base, 'trois', [one, caseNo(6), two, three]),
    ] as const;
    const results = [
      mergeAll([leaves[0], leaves[1], leaves[2]]),
      mergeAll([leaves[2], leaves[0], leaves[1]]),
      mergeAll([leaves[1], leaves[2], leaves[0]]),
    ].map((doc) => JSON.stringify(doc));
    expect(new Set(results).size).toBe(1);
    const { order } = mergeAll([leaves[0], leaves[1], leaves[2]]) as Meeting;
    expect([...order].sort()).toEqual([one, two, three, four, caseNo(5), caseNo(6)]);
  });

  it('lets a case be taken off the list by one who knew of it', () => {
    const shorter = ordered(base, 'deux', [one, three]);
    expect(merged(base, shorter).order).toEqual([one, three]);
  });

  it('is in the furthest state that either side brought it to', () => {
    const opened = moved(base, 'un', { state: 'open', openedAt: time('13:02') });
    const closed = moved(moved(base, 'deux', { state: 'open', openedAt: time('13:01') }), 'deux', {
      state: 'closed',
      closedAt: time('14:30'),
    });
    const result = merged(moved(opened, 'un', { place: 'Salle 2' }), closed);
    expect(result).toMatchObject({ state: 'closed', openedAt: time('13:01'), closedAt: time('14:30') });
    expect(result.place).toBe('Salle 2');
    expect(undecided(result)).toEqual({});
  });

  it('stays open when the one who closed it took that back', () => {
    const closed = moved(base, 'un', { state: 'closed' });
    const reopened = moved(closed, 'un', { state: 'open' });
    expect(merged(moved(closed, 'deux', { place: 'Salle 2' }), reopened).state).toBe('open');
  });

  it('asks a person about two rooms', () => {
    const result = merged(moved(base, 'un', { place: 'Salle 1' }), moved(base, 'deux', { place: 'Salle 2' }));
    expect(undecided(result)['place']?.map(({ value }) => value)).toEqual(['Salle 2', 'Salle 1']);
    const chosen = moved(result, 'trois', { place: 'Salle 3' });
    expect(merged(result, chosen)).toMatchObject({ place: 'Salle 3' });
    expect(undecided(merged(result, chosen))).toEqual({});
  });
});

describe('an attendance', () => {
  const doctor = demoTeam.surgeon;
  const base: Attendance = {
    _id: attendanceId(MEETING, doctor.id),
    type: 'attendance',
    ...clean,
    meeting: MEETING,
    person: doctor,
    expected: true,
    spans: [],
  };
  const noted = (on: Attendance, device: string, change: Partial<Attendance>) =>
    stamped({ ...on, ...change }, ['expected', 'spans', 'written'], author(device));
  const spans = (on: Attendance, device: string, ...list: Span[]) => noted(on, device, { spans: list });
  const room = (from: string, to?: string): Span => ({
    mode: 'room',
    from: time(from),
    ...(to ? { to: time(to) } : {}),
  });
  const video = (from: string, to?: string): Span => ({ ...room(from, to), mode: 'video' });

  it.each<[string, Span[], Span[], Span[]]>([
    ['two stays', [room('13:00', '13:30')], [room('14:00')], [room('13:00', '13:30'), room('14:00')]],
    ['the same arrival noted twice', [room('13:00')], [room('13:02')], [room('13:00')]],
    ['a departure the other did not see', [room('13:00', '13:30')], [room('13:01')], [room('13:00')]],
    ['two departures', [room('13:00', '13:30')], [room('13:00', '13:40')], [room('13:00', '13:40')]],
    ['room then video', [room('13:00')], [video('13:20')], [room('13:00', '13:20'), video('13:20')]],
    ['video within', [room('13:00')], [video('13:20', '13:30')], [room('13:00'), video('13:20', '13:30')]],
    ['nothing and something', [], [video('13:20', '13:30')], [video('13:20', '13:30')]],
  ])('unites the stays: %s', (_what, left, right, expected) => {
    const result = merged(spans(base, 'un', ...left), spans(base, 'deux', ...right));
    expect(result.spans).toEqual(expected);
    expect(undecided(result)).toEqual({});
  });

  it('takes the correction of one who knew', () => {
    const before = spans(base, 'un', room('13:00'));
    const corrected = spans(before, 'deux', room('13:00', '13:30'));
    expect(merged(before, corrected).spans).toEqual([room('13:00', '13:30')]);
  });

  it('is expected, and has given an opinion, if either side says so', () => {
    const day = (text: string) => text as CivilDay;
    const result = merged(
      noted(base, 'un', { expected: false, written: { day: day('2026-11-23'), cases: [two] } }),
      noted(base, 'deux', { written: { day: day('2026-11-24'), cases: [one, two] } }),
    );
    expect(result).toMatchObject({ expected: true, written: { day: '2026-11-23', cases: [one, two] } });
    const whole = merged(result, noted(base, 'trois', { written: { day: day('2026-11-24') } }));
    expect(whole.written).toEqual({ day: '2026-11-23' });
    expect(undecided(whole)).toEqual({});
  });
});

describe('a board and a report', () => {
  const board: Board = {
    _id: 'board',
    type: 'board',
    ...clean,
    name: 'RCP Sein',
    slug: 'sein',
    year: 2026,
    template: 'sein',
    organisation: '',
    place: '',
    nationalIds: {},
    quorum: quorumTemplates.sein.quorum,
    members: [demoTeam.surgeon],
  };
  const withMembers = (device: string, ...members: Board['members']) =>
    stamped({ ...board, members }, ['members'], author(device));

  it('unites members added apart', () => {
    const result = merged(
      withMembers('un', demoTeam.surgeon, demoTeam.oncologist),
      withMembers('deux', demoTeam.surgeon, demoTeam.radiologist),
    );
    expect(new Set(result.members)).toEqual(
      new Set([demoTeam.surgeon, demoTeam.oncologist, demoTeam.radiologist]),
    );
    expect(undecided(result)).toEqual({});
  });

  it('asks when the same member is written in two ways', () => {
    const renamed = { ...demoTeam.surgeon, given: 'Marc-Antoine' };
    const result = merged(withMembers('un', demoTeam.surgeon), withMembers('deux', renamed));
    expect(Object.keys(undecided(result))).toEqual(['members']);
  });

  it('keeps every issue of a report, in time', () => {
    const base: Report = {
      _id: 'report:' + ULID + ':1',
      type: 'report',
      ...clean,
      case: CASE,
      decisionVersion: 1,
      issues: [],
    } as unknown as Report;
    const issue = (clock: string, sha256: string): Report['issues'][number] => ({
      at: time(clock),
      by: author('').by,
      format: 'docx',
      sha256,
    });
    const issued = (device: string, ...issues: Report['issues']) =>
      stamped({ ...base, issues }, ['issues'], author(device));
    const result = merged(
      issued('un', issue('16:00', 'bb')),
      issued('deux', issue('15:00', 'aa'), issue('16:00', 'bb')),
    );
    expect(result.issues.map(({ sha256 }) => sha256)).toEqual(['aa', 'bb']);
  });
});

describe('a case', () => {
  it('keeps fields and values that this version does not know', () => {
    const a = stamped(
      { ...blankCase, novelty: { deep: [1] }, values: { 'future.path': 'x' } as never },
      ['novelty', 'future.path'],
      author('un'),
    );
    const b = edited({ ...blankCase, unstamped: 'y' }, 'deux', { 'tumour.t': 'cT1' });
    expect(merged(a, b)).toMatchObject({
      novelty: { deep: [1] },
      unstamped: 'y',
      values: { 'future.path': 'x', 'tumour.t': 'cT1' },
    });
  });

  it('drops the bookkeeping of the revision protocol', () => {
    const leaf = { ...edited(blankCase, 'un', { 'tumour.t': 'cT1' }), _rev: '1-abc', _conflicts: ['1-abd'] };
    expect(Object.keys(mergeDocuments(leaf, leaf)).filter((key) => key.startsWith('_'))).toEqual(['_id']);
  });

  it('loses nothing to another software that dropped the stamps', () => {
    const written = edited(blankCase, 'un', { 'tumour.t': 'cT1' });
    const stripped = { ...written, stamps: {}, values: {} };
    expect(merged<CaseFile>(written, stripped).values['tumour.t']).toBe('cT1');
  });

  it('keeps both values of a workstation restored from an old copy, which counts its changes twice', () => {
    const result = merged(
      edited(blankCase, 'un', { 'tumour.t': 'cT1' }),
      edited(blankCase, 'un', { 'tumour.t': 'cT2' }),
    );
    expect(
      undecided(result)
        ['tumour.t']?.map(({ value }) => value)
        .sort(),
    ).toEqual(['cT1', 'cT2']);
  });

  it('lets a value stand before its removal, and asks', () => {
    const before = edited(blankCase, 'un', { 'tumour.t': 'cT1' });
    const result = merged(
      edited(before, 'un', { 'tumour.t': '' }),
      edited(before, 'deux', { 'tumour.t': 'cT2' }),
    );
    expect(result.values['tumour.t']).toBe('cT2');
    expect(undecided(result)['tumour.t']).toHaveLength(2);
  });

  it('does not ask when two people wrote the same', () => {
    const result = merged(
      edited(blankCase, 'un', { 'request.organs': ['76752008'] }),
      edited(blankCase, 'deux', { 'request.organs': ['76752008'] }),
    );
    expect(undecided(result)).toEqual({});
    expect(result.values['request.organs']).toEqual(['76752008']);
  });

  it('is not merged with another document', () => {
    expect(() => mergeDocuments(blankCase, { ...blankCase, _id: one })).toThrow();
  });
});

describe('votes, decisions, proposals', () => {
  const proposal = proposalId(CASE, ULID);
  const vote = (position: Vote['position'], clock: string): Vote => ({
    _id: voteId(CASE, proposal, demoTeam.surgeon.id),
    type: 'vote',
    schema: 1,
    case: CASE,
    proposal,
    voter: demoTeam.surgeon,
    position,
    recordedBy: author('').by,
    at: time(clock),
  });

  it('takes the last vote of a person, and agrees between equal instants', () => {
    expect(merged(vote('for', '13:00'), vote('against', '13:01')).position).toBe('against');
    expect(merged(vote('withdrawn', '13:00'), vote('for', '12:59')).position).toBe('withdrawn');
    expect(merged(vote('for', '13:00'), vote('against', '13:00')).position).toBe('for');
    const precise = { ...vote('abstain', '13:00'), at: '2026-11-24T13:00:00Z' as Instant };
    expect(merged(precise, vote('for', '13:01')).position).toBe('for');
  });

  const decision = (clock: string, text: string): Decision => ({
    _id: decisionId(CASE, 1),
    type: 'decision',
    schema: 1,
    case: CASE,
    meeting: MEETING,
    version: 1,
    revoked: false,
    outcome: 'discussed',
    text,
    retained: [],
    discussion: '',
    quorum: { status: 'reached', missing: [] },
    participants: [],
    tallies: [],
    decidedBy: demoTeam.oncologist,
    recordedBy: author('').by,
    at: time(clock),
    basis: '',
  });

  it('keeps a decision taken twice apart whole: the first is shown, the others ride along', () => {
    const [a, b, c] = [decision('13:10', 'A'), decision('13:05', 'B'), decision('13:20', 'C')];
    const result = merged(a, b);
    expect(result.text).toBe('B');
    expect(result['alternatives']).toEqual([a]);
    expect(mergeAll([c, a, b])).toEqual(merged(result, c));
    expect(merged(result, result)).toEqual(result);
    expect(merged(a, a)).toEqual(a);
    expect(undecided(result)).toEqual({});
  });

  it('changes nothing of a document that was not changed', () =>
    expect(merged(vote('for', '13:00'), vote('for', '13:00'))).toEqual(vote('for', '13:00')));

  it('keeps the clock readable: stamps carry an instant that decides nothing', () => {
    const late = edited(blankCase, 'un', { 'tumour.t': 'cT1' });
    const early = stamped(
      { ...late, values: { 'tumour.t': 'cT2' } },
      ['tumour.t'],
      author('deux', '1999-01-01T00:00:00.000Z' as Instant),
    );
    expect(merged(late, early).values['tumour.t']).toBe('cT2');
  });
});
