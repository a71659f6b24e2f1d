import { describe, expect, it } from 'vitest';
import { personIdFor } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person';
import { adding, completed, differing, whoIsIt } from '../../../shared/domain/samePerson';
import { ulid } from './samples';

const RPPS = '10001234574';
const SURGERY = 'G15_10/SM05';
const ONCOLOGY = 'G15_10/SM36';
const typed = { title: 'Dr', given: 'Yves', family: 'Martin' };
const martin: Person = { ...typed, id: personIdFor(RPPS, ''), rpps: RPPS };
const unnumbered: Person = { ...typed, id: personIdFor(undefined, ulid(1)) };

describe('who is added to a meeting', () => {
  it('is whoever has the RPPS, if the names are theirs', () => {
    const same = { is: 'same', person: martin };
    expect(whoIsIt({ ...typed, rpps: RPPS }, [martin])).toEqual(same);
    expect(whoIsIt({ ...typed, family: 'MARTIN', given: 'yves', rpps: '1000 1234 574' }, [martin])).toEqual(
      same,
    );
    expect(whoIsIt({ ...typed, given: '', rpps: RPPS }, [martin])).toEqual(same);
    const { rpps: _, ...bare } = martin;
    expect(whoIsIt({ ...typed, rpps: RPPS }, [bare])).toEqual({ is: 'same', person: bare });
  });

  it('is nobody new where the RPPS is somebody else’s', () => {
    const bastide = { title: 'Dr', given: 'Paul', family: 'Bastide', rpps: RPPS };
    expect(whoIsIt(bastide, [martin])).toEqual({ is: 'anotherOnes', person: martin });
    expect(whoIsIt(bastide, [], [martin])).toEqual({ is: 'anotherOnes', person: martin });
    expect(whoIsIt({ ...typed, given: 'Luc', rpps: RPPS }, [martin])).toMatchObject({ is: 'anotherOnes' });
    expect(whoIsIt({ ...typed, family: 'Bastide', id: unnumbered.id }, [unnumbered])).toMatchObject({
      is: 'anotherOnes',
    });
  });

  it('may be a namesake as long as one of both has no RPPS', () => {
    expect(whoIsIt(typed, [martin])).toEqual({ is: 'namesake', person: martin });
    expect(whoIsIt({ ...typed, rpps: RPPS }, [unnumbered])).toEqual({ is: 'namesake', person: unnumbered });
    expect(whoIsIt(typed, [unnumbered])).toEqual({ is: 'namesake', person: unnumbered });
    expect(whoIsIt({ ...typed, rpps: '10001234566' }, [martin])).toEqual({ is: 'new' });
    expect(whoIsIt({ ...typed, family: 'Bastide' }, [martin, unnumbered])).toEqual({ is: 'new' });
    expect(whoIsIt(typed, [], [martin])).toEqual({ is: 'new' });
  });

  it('is, of several namesakes, rather the one of whom nothing else is known', () => {
    const oncologist = { ...unnumbered, id: personIdFor(undefined, ulid(2)), specialty: ONCOLOGY };
    expect(whoIsIt({ ...typed, specialty: SURGERY }, [oncologist, unnumbered])).toMatchObject({
      person: { id: unnumbered.id },
    });
  });

  it('is whoever was chosen, unless an RPPS typed since is another', () => {
    expect(whoIsIt({ ...typed, id: unnumbered.id }, [unnumbered])).toMatchObject({ is: 'same' });
    expect(whoIsIt({ ...typed, id: martin.id, rpps: '10001234566' }, [martin])).toEqual({ is: 'new' });
  });
});

describe('what a form brings of somebody who is known', () => {
  const given = { ...typed, rpps: RPPS, specialty: SURGERY, organisation: ' ' };

  it('is taken where it was lacking', () => {
    expect(adding(martin, given)).toEqual(['specialty']);
    expect(differing(martin, given)).toEqual([]);
    expect(completed(martin, given, false)).toEqual({ ...martin, specialty: SURGERY });
    expect(completed({ ...martin, given: '' }, given, false)).toEqual({ ...martin, specialty: SURGERY });
  });

  it('replaces what was known only where that is asked for', () => {
    const oncologist = { ...martin, specialty: ONCOLOGY };
    expect(differing(oncologist, given)).toEqual(['specialty']);
    expect(completed(oncologist, given, false)).toEqual(oncologist);
    expect(completed(oncologist, given, true)).toEqual({ ...martin, specialty: SURGERY });
  });

  it('is no other where it is only written otherwise', () => {
    const there = { ...martin, organisation: 'CHU inventé' };
    expect(differing(there, { ...given, rpps: '1000 1234 574', organisation: 'chu invente' })).toEqual([]);
  });
});
