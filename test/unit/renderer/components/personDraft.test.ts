import { describe, expect, it } from 'vitest';
import {
  leftOf,
  noPerson,
  personOf,
  renamed,
  renumbered,
  withChosen,
} from '../../../../renderer/components/people/personDraft';
import { personSchema } from '../../../../shared/domain/person';

const tourterelle = personSchema.parse({
  id: 'rpps-10002422979',
  family: 'Tourterelle',
  given: 'Anne',
  title: 'Dr',
  rpps: '10002422979',
  specialty: 'G15_10/SM36',
  organisation: 'Centre inventé',
});
const { specialty: _s, organisation: _o, ...littleKnown } = tourterelle;
const chosen = withChosen(noPerson, tourterelle);

describe('somebody chosen of the directory', () => {
  it('is somebody else once another name is typed over: what came with the choice goes, and that is said', () => {
    const other = renamed(renamed(chosen, { family: 'B' }), { family: 'Bastide' });
    expect(personOf(renamed(other, { given: 'Paul' }))).toEqual({
      family: 'Bastide',
      given: 'Paul',
      title: 'Dr',
    });
    expect(leftOf(other)).toEqual({ person: tourterelle, fields: ['rpps', 'specialty', 'organisation'] });
    expect(leftOf(renamed(chosen, { given: 'Paul' }))).not.toBeNull();
    expect(leftOf(chosen)).toBeNull();
  });

  it('leaves what was typed since', () => {
    const typed = { ...chosen, organisation: 'CHU inventé' };
    expect(personOf(renamed(typed, { family: 'Bastide' }))).toEqual({
      family: 'Bastide',
      given: 'Anne',
      title: 'Dr',
      organisation: 'CHU inventé',
    });
    const before = withChosen({ ...noPerson, organisation: 'CHU inventé' }, littleKnown);
    expect(before).toMatchObject({ organisation: 'CHU inventé', rpps: '10002422979' });
    expect(renamed(before, { family: 'Bastide' })).toMatchObject({ organisation: 'CHU inventé', rpps: '' });
  });

  it('is back once the name is theirs again, save where something was typed meanwhile', () => {
    const other = { ...renamed(chosen, { family: 'Bastide' }), organisation: 'CHU inventé' };
    const back = renamed(other, { family: 'tourterelle' });
    expect(personOf(back)).toEqual({
      ...tourterelle,
      family: 'tourterelle',
      organisation: 'CHU inventé',
    });
    expect(leftOf(back)).toBeNull();
    const numbered = renamed(renumbered(renamed(chosen, { family: 'Bastide' }), '10001234566'), {
      family: 'Tourterelle',
    });
    expect(personOf(numbered)).toMatchObject({ rpps: '10001234566' });
    expect(personOf(numbered)).not.toHaveProperty('id');
  });

  it('leaves nothing of theirs to whoever is chosen next', () => {
    const next = personSchema.parse({ id: 'pers-01JEXAMP1E000000000000000P', family: 'Tourmaline' });
    expect(personOf(withChosen(chosen, next))).toEqual({
      id: next.id,
      family: 'Tourmaline',
      given: '',
      title: '',
    });
  });

  it('is not they where another RPPS is typed', () => {
    expect(renumbered(chosen, '10001234566').id).toBeUndefined();
    expect(renumbered(renumbered(chosen, '10001234566'), '1000 2422 979').id).toBe(tourterelle.id);
  });
});

it('a name that was not chosen keeps what is typed beside it', () => {
  const typed = { ...noPerson, family: 'Bastide', rpps: '10001234566' };
  expect(renamed(typed, { family: 'Bastid' })).toMatchObject({ rpps: '10001234566' });
  expect(leftOf(typed)).toBeNull();
});
