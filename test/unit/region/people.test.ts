import { describe, expect, it } from 'vitest';
import { entryOf, personIn } from '../../../shared/region/directory';
import { readPeople, type ListedPerson } from '../../../shared/region/peopleList';
import { nearSpecialties, specialtyIn } from '../../../shared/region/specialtyNames';
import type { SeenDocument } from '../../../shared/region/plan/change';
import { planPeople } from '../../../shared/region/plan/people';
import { personSchema } from '../../../shared/domain/person';
import { ulid } from '../domain/samples';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => {
  const list = readPeople(bytes(text));
  if (!list.ok) throw new Error(list.problem.message);
  return list.value;
};

describe('a list of practitioners', () => {
  it('is read by its French titles, whatever separates the columns', () => {
    for (const by of [';', ',', '|', '\t']) {
      const { people, notes } = read(
        [
          ['Nom', 'Prénom', 'Civilité', 'RPPS', 'Spécialité', 'Établissement'].join(by),
          ['Le Goff', 'Anne', 'Docteur', '10002422979', 'SM36', 'Centre inventé'].join(by),
          ['Kerbrat', 'Solène', 'Madame', '', '', ''].join(by),
        ].join('\r\n'),
      );
      expect(notes).toEqual([]);
      expect(people).toEqual([
        {
          family: 'Le Goff',
          given: 'Anne',
          title: 'Dr',
          rpps: '10002422979',
          specialty: 'G15_10/SM36',
          organisation: 'Centre inventé',
        },
        { family: 'Kerbrat', given: 'Solène', title: 'Mme' },
      ]);
    }
  });

  it('says by line what it does not take, without a name', () => {
    const { people, notes } = read('Nom;RPPS;Spécialité\nLe Goff;123;Rebouteux\n;10002422979;\nDuval;;');
    expect(people.map(({ family }) => family)).toEqual(['Le Goff', 'Duval']);
    expect(notes.map((note) => note.replaceAll('\u00a0', ' '))).toEqual([
      'Ligne 2 : le RPPS n’a pas onze chiffres, non repris.',
      'Ligne 2 : spécialité « Rebouteux » inconnue, non reprise.',
      'Ligne 3 : sans nom, non reprise.',
    ]);
    expect(people[0]).not.toHaveProperty('rpps');
  });

  it('without names, or without lines, is refused whole', () => {
    expect(readPeople(bytes('Prénom;RPPS\nAnne;1')).ok).toBe(false);
    expect(readPeople(bytes('Nom;RPPS\n')).ok).toBe(false);
  });

  it('names specialties by code or in words', () => {
    expect(specialtyIn('G15_10/SM36')).toBe('G15_10/SM36');
    expect(specialtyIn('sm36')).toBeUndefined();
    expect(specialtyIn('')).toBeUndefined();
  });

  it('understands what people call a specialty', () => {
    const usual = ['Oncologie médicale', 'Chirurgie viscérale', 'RADIOLOGIE', 'radiothérapie', 'Anapath'];
    expect(usual.map(specialtyIn)).toEqual([
      'G15_10/SM36',
      'G15_10/SM14',
      'G15_10/SM74',
      'G15_10/SM37',
      'G15_10/SM01',
    ]);
    // Several are meant: nothing is guessed.
    expect(specialtyIn('Chirurgie oncologique')).toBeUndefined();
  });

  it('shows what it does not understand, with the official names nearest to it', () => {
    expect(nearSpecialties('Chirurgie visérale')[0]).toBe('Chirurgie viscérale et digestive (SM14)');
    expect(nearSpecialties('Rebouteux')).toEqual([]);
    const [note = ''] = read('Nom;Spécialité\nDuval;Chirurgie visérale').notes;
    expect(note.replaceAll('\u00a0', ' ')).toBe(
      `Ligne 2 : spécialité « Chirurgie visérale » inconnue, non reprise ; proches dans la liste officielle : ${nearSpecialties('Chirurgie visérale').join(', ')}.`,
    );
  });
});

describe('the plan of who is in the region’s directory', () => {
  const people: ListedPerson[] = [
    { family: 'Le Goff', given: 'Anne', title: 'Dr', rpps: '10002422979' },
    { family: 'Kerbrat', given: 'Solène', title: 'Mme', organisation: 'Centre inventé' },
  ];
  let drawn = 0;
  const draw = () => ulid(++drawn);
  /** What the directory would hold after these requests. */
  const after = (changes: ReturnType<typeof planPeople>, before: NonNullable<SeenDocument>[] = []) => {
    const docs = new Map(before.map((doc) => [doc._id, doc]));
    for (const { body } of changes)
      for (const doc of (body as { docs: NonNullable<SeenDocument>[] }).docs)
        docs.set(doc._id, { ...doc, _rev: `${Number.parseInt(doc._rev ?? '0', 10) + 1}-a` });
    return [...docs.values()];
  };

  it('leaves nothing to do once it is done, without an RPPS too', () => {
    const seen = after(planPeople(people, [], draw));
    expect(seen.map(({ _id }) => _id)).toEqual(['person:rpps-10002422979', `person:pers-${ulid(drawn)}`]);
    expect(planPeople(people, seen, draw)).toEqual([]);
  });

  it('mends what changed, keeps what it does not know, and takes nobody off', () => {
    const seen = after(planPeople(people, [], draw)).map((doc) => ({ ...doc, phone: 'interne 12' }));
    const changes = planPeople([{ ...(people[0] as ListedPerson), organisation: 'CHU inventé' }], seen, draw);
    const now = after(changes, seen);
    expect(now).toHaveLength(2);
    expect(now[0]).toMatchObject({ organisation: 'CHU inventé', phone: 'interne 12', _rev: '2-a' });
  });

  it('sends many in parts', () => {
    const many = Array.from({ length: 450 }, (_, i) => ({ family: `Inventé ${i}`, given: '', title: '' }));
    const sizes = planPeople(many, [], draw).map(({ body }) => (body as { docs: unknown[] }).docs.length);
    expect(sizes).toEqual([200, 200, 50]);
  });

  it('gives back the person it was given', () => {
    const person = personSchema.parse({ id: 'rpps-10002422979', family: 'Le Goff', given: 'Anne' });
    expect(personIn({ ...entryOf(person), _rev: '1-a' })).toEqual(person);
    expect(personIn({ _id: 'board:sein', type: 'board', family: 'x' })).toBeNull();
  });
});
