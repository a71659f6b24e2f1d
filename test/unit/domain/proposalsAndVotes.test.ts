import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import type { ProposalId } from '../../../shared/domain/ids';
import { besideText, standing } from '../../../shared/domain/proposal';
import { isHeldBy } from '../../../shared/domain/saidSince';
import {
  apartWords,
  notedBefore,
  notedSince,
  type Position,
  positions,
  positionWords,
  remarkOn,
  remarksOf,
  saidWith,
  tally,
  tallyWords,
  type Vote,
} from '../../../shared/domain/vote';
import { person, proposal, vote as voteBy } from './samples';

describe('what a proposal says besides its text', () => {
  const day = (text: string) => text as CivilDay;

  it.each([
    ['du 01/12/2026 au 31/12/2026', { plannedFrom: day('2026-12-01'), plannedTo: day('2026-12-31') }],
    ['à partir du 01/12/2026', { plannedFrom: day('2026-12-01') }],
    ['jusqu’au 31/12/2026', { plannedTo: day('2026-12-31') }],
  ])('says when: %s', (words, planned) => {
    expect(besideText(proposal(10, planned))).toEqual([['Période prévue', words]]);
  });

  it('names the examinations and who proposed, and nothing that was not said', () => {
    expect(besideText(proposal(10, { examinations: 'TEP', proposedBy: person(4) }))).toEqual([
      ['Examens demandés', 'TEP'],
      ['Proposé par', 'Dr Dominique EXEMPLE-4'],
    ]);
    expect(besideText(proposal(10, { examinations: '' }))).toEqual([]);
  });
});

describe('standing proposals', () => {
  const [first, second] = [proposal(10), proposal(11)];
  const texts = (...all: Parameters<typeof standing>[0][number][]) => standing(all).map(({ text }) => text);

  it('are ordered by intention, then by age', () => {
    expect(texts(second, proposal(12, { intention: 2 }), first)).toEqual([
      'Proposition 10',
      'Proposition 11',
      'Proposition 12',
    ]);
    expect(texts(proposal(9, { intention: 3 }), second)).toEqual(['Proposition 11', 'Proposition 9']);
  });

  it('leave out what was corrected, through several corrections', () => {
    const corrected = proposal(12, { corrects: first._id });
    const again = proposal(13, { corrects: corrected._id });
    expect(texts(first, corrected)).toEqual(['Proposition 12']);
    expect(texts(again, first, corrected)).toEqual(['Proposition 13']);
  });

  it('keep both corrections made apart: nothing is dropped in silence', () => {
    expect(
      texts(first, proposal(12, { corrects: first._id }), proposal(13, { corrects: first._id })),
    ).toHaveLength(2);
  });

  it('leave out what was withdrawn, and its withdrawal', () => {
    const withdrawal = proposal(12, { corrects: first._id, withdrawn: true });
    expect(texts(first, second, withdrawal)).toEqual(['Proposition 11']);
    expect(texts(first, withdrawal, proposal(13, { corrects: withdrawal._id }))).toEqual(['Proposition 13']);
  });
});

const one: ProposalId = proposal(10)._id;
const vote = (n: number, position: Position, on = one): Vote => voteBy(n, position, on);

describe('the tally', () => {
  const other: ProposalId = proposal(11)._id;

  it('counts each position of one proposal; a withdrawn vote is none', () => {
    const votes = [
      vote(2, 'for'),
      vote(3, 'for'),
      vote(4, 'against'),
      vote(5, 'abstain'),
      vote(6, 'withdrawn'),
      vote(7, 'for', other),
    ];
    expect(tally(votes, one)).toEqual({ for: 2, against: 1, abstain: 1 });
    expect(tally(votes, other)).toEqual({ for: 1, against: 0, abstain: 0 });
    expect(tally([], one)).toEqual({ for: 0, against: 0, abstain: 0 });
  });

  it('adds up to the votes that stand', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...positions)), (all) => {
        const counted = tally(
          all.map((position, i) => vote(i, position)),
          one,
        );
        expect(counted.for + counted.against + counted.abstain).toBe(
          all.filter((p) => p !== 'withdrawn').length,
        );
      }),
    );
  });
});

describe('what is being written of a vote', () => {
  it('begins with the reserve where there is one, else with the remark', () => {
    expect(remarkOn({ position: 'for', reserve: 'Après TEP', comment: 'Revoir' })).toEqual({
      kind: 'reserve',
      words: 'Après TEP',
    });
    expect(remarkOn({ position: 'against', reserve: 'Après TEP' })).toEqual({ kind: 'remark', words: '' });
  });

  it('makes one for under a reserve, and keeps the remark beside it', () => {
    const before = { position: 'against', comment: 'Revoir' } as const;
    expect(saidWith({ kind: 'reserve', words: ' Après TEP ' }, before)).toEqual({
      position: 'for',
      reserve: 'Après TEP',
      comment: 'Revoir',
    });
    expect(saidWith({ kind: 'reserve', words: 'Après TEP' }, undefined)?.position).toBe('for');
  });

  it('changes the remark alone, clears it where it is empty, and needs a position', () => {
    const before = { position: 'for', reserve: 'Après TEP', comment: 'Revoir' } as const;
    expect(saidWith({ kind: 'remark', words: 'Relire' }, before)).toEqual({ ...before, comment: 'Relire' });
    expect(saidWith({ kind: 'remark', words: ' ' }, before)).toEqual({
      position: 'for',
      reserve: 'Après TEP',
    });
    expect(saidWith({ kind: 'remark', words: 'Relire' }, undefined)).toBeNull();
  });

  it('tells what was noted since it was begun, and with what it goes', () => {
    const on = { position: 'for' } as const;
    const draft = { words: 'Accord oral', on, seen: [] };
    const now = { position: 'against', comment: 'Contre-indication' } as const;
    expect(notedSince({ ...draft, kind: 'remark' }, now)).toBe(
      'Noté depuis\u00a0: «\u00a0Contre\u00a0», «\u00a0Contre-indication\u00a0». Ce que vous écrivez va avec «\u00a0Pour\u00a0».',
    );
    expect(notedSince({ ...draft, kind: 'reserve' }, now)).toContain(
      'va avec «\u00a0Pour avec réserve\u00a0»',
    );
    expect(notedSince({ ...draft, kind: 'reserve', on: undefined }, now)).toContain('Pour avec réserve');
    for (const same of [on, { ...on, reserve: undefined, comment: '' }, undefined])
      expect(notedSince({ ...draft, kind: 'remark' }, same)).toBeNull();
    // What a former version began tells not on what.
    expect(notedSince({ kind: 'remark', words: 'Relire' }, now)).toBeNull();
  });
});

describe('what is said with a position', () => {
  const said = (position: Position, more: Partial<Vote> = {}) => ({ position, ...more });

  it('is for with a reserve, and beside another position no reserve', () => {
    expect(positionWords(said('for', { reserve: 'si biopsie' }))).toBe('Pour avec réserve');
    expect(positionWords(said('for', { reserve: '  ' }))).toBe('Pour');
    expect(positionWords(said('against', { reserve: 'si biopsie' }))).toBe('Contre');
    expect(remarksOf(said('against', { reserve: 'si biopsie', comment: 'Trop lourd' }))).toEqual([
      'Trop lourd',
    ]);
    expect(remarksOf(said('for', { reserve: 'si biopsie', comment: 'vu' }))).toEqual(['si biopsie', 'vu']);
  });

  it('is counted among those for', () => {
    const votes = [vote(1, 'for'), { ...vote(2, 'for'), reserve: 'si biopsie' }, vote(3, 'against')];
    expect(tally(votes, one)).toEqual({ for: 2, reserved: 1, against: 1, abstain: 0 });
    expect(tallyWords(tally(votes, one))).toBe('pour 2, dont 1 avec réserve · contre 1 · abstention 0');
    expect(tallyWords({ for: 2, against: 0, abstain: 1 })).toBe('pour 2 · contre 0 · abstention 1');
  });
});

describe('a vote by phone over what was noted at the console', () => {
  const noted = { ...vote(1, 'for'), reserve: 'scanner', comment: 'dit tout haut' };
  it('keeps the reserve and the comment of the same position, and another one beside it', () => {
    expect(notedBefore(noted, 'for')).toEqual({ reserve: 'scanner', comment: 'dit tout haut' });
    const { apart } = notedBefore(noted, 'against');
    expect(apart).toEqual([
      {
        position: 'for',
        reserve: 'scanner',
        comment: 'dit tout haut',
        recordedBy: noted.recordedBy,
        at: noted.at,
      },
    ]);
    const stands = { ...vote(1, 'against'), means: 'phone', ...notedBefore(noted, 'against') };
    expect(apartWords(stands, () => 'Mme Salaün')).toContain(
      'Noté aussi «\u00a0Pour avec réserve\u00a0», «\u00a0scanner\u00a0», «\u00a0dit tout haut\u00a0» par Mme Salaün, ailleurs que sur son téléphone',
    );
  });

  it('keeps nothing of the phone’s own former choice, but what was beside it', () => {
    expect(notedBefore(undefined, 'for')).toEqual({});
    const own = { ...vote(1, 'for'), means: 'phone' };
    expect(notedBefore(own, 'against')).toEqual({});
    const beside = { ...own, ...notedBefore(vote(1, 'against'), 'for') };
    expect(notedBefore(beside, 'abstain').apart).toEqual(beside.apart);
  });
});

it('a discussion is held by a decision in whole lines: a word that was taken out is a correction', () => {
  const of = (discussion: string) => ({ discussion });
  expect(isHeldBy(of('Pas de métastase'), of('métastase'))).toBe(false);
  expect(isHeldBy(of('Pas de métastase\nOMS 1'), of(' Pas de métastase '))).toBe(true);
  expect(isHeldBy(undefined, of(' '))).toBe(true);
  expect(isHeldBy(undefined, of('x'))).toBe(false);
});
