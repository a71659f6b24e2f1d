import fc from 'fast-check';
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

  it('cases region: understands what people call a specialty', () => {
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
    expect(specialtyIn('Chirurgie')).toBeUndefined();
    expect(specialtyIn('Hépatologue')).toBe('G15_10/SM24');
  });

  it('cases region: takes the specialty where a rarer diploma has the same name, so that the quorum counts it', () => {
    for (const [name, code] of [
      ['Urologie', 'SM12'],
      ['Médecine nucléaire', 'SM28'],
      ['Cancérologie', 'SM36'],
      ['Gériatrie', 'SM18'],
      ['Gynécologie médicale', 'SM19'],
      ['Chirurgie plastique et reconstructrice', 'SM10'],
    ] as const)
      expect(specialtyIn(name), name).toBe(`G15_10/${code}`);
    // In full, each official name stays its own.
    expect(specialtyIn('Médecin - Médecine nucléaire (DNQ)')).toBe('G15_10/DSM222');
  });

  it('cases region: shows what it does not understand, with the official names nearest to it', () => {
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

  const EXTRACT = [
    "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Libellé civilité d'exercice|Nom d'exercice|Prénom d'exercice|Code profession|Code type savoir-faire|Code savoir-faire|Libellé savoir-faire|Raison sociale site|",
    '8|10000000025|810000000025|Docteur|LE BIHAN|Erwan|10|S|SM20|Gynécologie-obstétrique|CLINIQUE DES ABERS|',
    '8|10000000025|810000000025|Docteur|LE BIHAN|Erwan|10||||CHU DE BREST|',
  ];

  const ONE = (code: string, name: string, site: string, sign: string): string =>
    [
      'Identifiant PP|Nom d’exercice|Code savoir-faire|Libellé savoir-faire|Raison sociale site|Enseigne commerciale site',
      `10000000025|LE BIHAN|${code}|${name}|${site}|${sign}`,
    ]
      .join('\n')
      .replaceAll('’', "'");

  it('cases 20: reads the name of a savoir-faire whose code is none of ours, and shows both where neither is', () => {
    const byName = read(ONE('SCD08', 'Oncologie radiothérapie', 'CHU', 'CENTRE'));
    expect(byName.people[0]).toMatchObject({ specialty: 'G15_10/SM37', organisation: 'CHU' });
    expect(byName.notes).toEqual([]);
    const byCode = read(ONE('SM20', 'Oncologie radiothérapie', '', 'CENTRE DES ABERS'));
    expect(byCode.people[0]).toMatchObject({ specialty: 'G15_10/SM20', organisation: 'CENTRE DES ABERS' });
    const unknown = read(ONE('SCD99', 'Oncologie radiothérapeutique', '', ''));
    expect(unknown.people[0]).not.toHaveProperty('specialty');
    expect(unknown.notes.join().replaceAll('\u00a0', ' ')).toMatch(
      /spécialité « SCD99 » \(« Oncologie radiothérapeutique »\) inconnue, non reprise ; proches .*\(SM/,
    );
  });

  it('cases 20: takes the lines of one person in the RPPS extract together, and changes nothing a second time', () => {
    const { people: lines, notes } = read(EXTRACT.join('\n'));
    expect(notes.map((note) => note.replaceAll('\u00a0', ' '))).toEqual([
      '1 personne est sur plusieurs lignes : un seul lieu et une seule spécialité en sont gardés.',
    ]);
    const seen = after(planPeople(lines, [], draw));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      _id: 'person:rpps-10000000025',
      family: 'LE BIHAN',
      given: 'Erwan',
      title: 'Dr',
      specialty: 'G15_10/SM20',
      organisation: 'CLINIQUE DES ABERS',
    });
    expect(planPeople(lines, seen, draw)).toEqual([]);
    expect(planPeople(lines.toReversed(), seen, draw)).toEqual([]);
    // A place that the extract no longer has gives way to one that it has.
    const moved = planPeople(lines.slice(1), seen, draw);
    expect(after(moved, seen)[0]).toMatchObject({
      specialty: 'G15_10/SM20',
      organisation: 'CHU DE BREST',
    });
  });

  it('cases 20: a medical specialty takes the place of a competence that the directory has, and stays', () => {
    const person: ListedPerson = { family: 'Le Bihan', given: 'Erwan', title: 'Dr', rpps: '10000000025' };
    const competence = { ...person, specialty: 'G15_10/C35' };
    const specialist = { ...person, specialty: 'G15_10/SM36' };
    const before = after(planPeople([competence], [], draw));
    const seen = after(planPeople([competence, specialist], before, draw), before);
    expect(seen[0]).toMatchObject({ specialty: 'G15_10/SM36' });
    expect(planPeople([competence, specialist], seen, draw)).toEqual([]);
  });

  it('cases 20: any lines in any order give one person, and nothing to do once it is done', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record(
            {
              family: fc.constant('Le Bihan'),
              given: fc.constantFrom('Erwan', 'Erwan Yann', ''),
              title: fc.constantFrom('Dr', ''),
              rpps: fc.constantFrom('10000000025', '10002422979'),
              specialty: fc.constantFrom('G15_10/SM20', 'G15_10/SM36'),
              organisation: fc.constantFrom('Un', 'Deux', 'Trois'),
            },
            { requiredKeys: ['family', 'given', 'title', 'rpps'] },
          ),
          { minLength: 1, maxLength: 8 },
        ),
        fc.infiniteStream(fc.nat()),
        (lines, orders) => {
          const seen = after(planPeople(lines, [], draw));
          const shuffled = lines
            .map((line) => ({ line, at: Number(orders.next().value) }))
            .sort((a, b) => a.at - b.at)
            .map(({ line }) => line);
          expect(planPeople(shuffled, seen, draw)).toEqual([]);
          for (const doc of seen) {
            const own = lines.filter(({ rpps }) => doc._id.endsWith(rpps));
            for (const key of ['specialty', 'organisation'] as const)
              expect(doc[key] === undefined).toBe(own.every((line) => line[key] === undefined));
          }
        },
      ),
    ));

  it('tells two people without an RPPS apart whose names are in another alphabet', () => {
    const two = ['Иванова', 'Петрова'].map((family) => ({ family, given: 'Анна', title: '' }));
    let n = 0;
    const seen = after(planPeople(two, [], () => ulid(n++)));
    expect(seen.map(({ family }) => family)).toEqual(['Иванова', 'Петрова']);
    expect(planPeople(two, seen, draw)).toEqual([]);
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
