import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import {
  boardsNamed,
  guidelineFrom,
  readGuidelines,
  type ListedGuideline,
} from '../../../shared/region/guidelineList';
import {
  guidelineId,
  guidelineIn,
  guidelineIdOf,
  guidelineSlug,
  matchingGuidelines,
  offeredTo,
  type GuidelineEntry,
} from '../../../shared/region/guidelines';
import type { Change, SeenDocument } from '../../../shared/region/plan/change';
import { planGuidelines, planRetirement } from '../../../shared/region/plan/guidelines';

const boards = [
  { slug: 'sein', name: 'RCP Sein' },
  { slug: 'thorax', name: 'RCP Thorax' },
];
const read = (text: string) => {
  const list = readGuidelines(new TextEncoder().encode(text), boards);
  if (!list.ok) throw new Error(list.problem.message);
  return list.value;
};
const entry = (name: string, version: string, date: string, more: object = {}): GuidelineEntry => {
  const found = guidelineIn({
    _id: guidelineId({ name, version }),
    type: 'guideline',
    name,
    version,
    date,
    ...more,
  });
  if (!found) throw new Error('no guideline');
  return found;
};

describe('a guideline of the region’s library', () => {
  it('is read with the fields that a newer client wrote, and without those left out', () => {
    const least = {
      _id: 'guideline:sein--1',
      type: 'guideline',
      name: 'Sein',
      version: '1',
      date: '2026-01-15',
    };
    expect(guidelineIn(least)).toEqual({ ...least, schema: 1, retired: false });
    expect(guidelineIn({ ...least, level: 'national' })).toMatchObject({ level: 'national' });
  });

  it.each([
    [{ _id: 'board:sein', type: 'board', name: 'RCP Sein' }],
    [{ _id: 'guideline:sein--1', type: 'guideline', name: 'Sein', version: '1', date: '2026-02-30' }],
    [{ _id: 'guideline:sein--1', type: 'guideline', name: 'Sein', version: '', date: '2026-01-15' }],
    [undefined],
  ])('is not %j', (doc) => expect(guidelineIn(doc)).toBeNull());

  it('is one document however its name is typed, another one in another version', () => {
    const id = guidelineId({ name: 'Référentiel Sein', version: '4.2' });
    expect(id).toBe('guideline:referentiel-sein--4-2');
    expect(guidelineId({ name: 'referentiel  sein', version: '4-2' })).toBe(id);
    expect(guidelineId({ name: 'Sein 2026', version: '1' })).not.toBe(
      guidelineId({ name: 'Sein', version: '2026.1' }),
    );
    expect(guidelineId({ name: '—', version: '1' })).toBeNull();
    expect(guidelineIdOf(guidelineSlug(id ?? ''))).toBe(id);
    expect(guidelineIdOf(id ?? '')).toBe(id);
  });

  it('is offered to its boards, or to all, unless it is retired; the newest first', () => {
    const library = [
      entry('Sein', '4.1', '2024-03-01', { boards: ['sein'] }),
      entry('Sein', '4.10', '2026-01-15', { boards: ['sein'] }),
      entry('Sein', '4.9', '2026-01-15', { boards: ['sein'] }),
      entry('Soins de support', '2', '2025-06-30'),
      entry('Thorax', '3', '2026-09-01', { boards: ['thorax'] }),
      entry('Sein', '5', '2026-10-01', { retired: true }),
    ];
    const names = (board: string) =>
      offeredTo(board, library).map(({ name, version }) => `${name} ${version}`);
    expect(names('sein')).toEqual(['Sein 4.10', 'Sein 4.9', 'Soins de support 2', 'Sein 4.1']);
    expect(names('thorax')).toEqual(['Thorax 3', 'Soins de support 2']);
    expect(names('orl')).toEqual(['Soins de support 2']);
  });

  it('is found by the beginnings of its words, and of its version', () => {
    const library = [
      entry('Référentiel sein Ouest', '4.2', '2026-01-15'),
      entry('Thyroïde', '1', '2025-01-01'),
    ];
    const found = (typed: string) => matchingGuidelines(typed, library).map(({ name }) => name);
    expect(found('')).toHaveLength(2);
    expect(found('ouest ref')).toEqual(['Référentiel sein Ouest']);
    expect(found('sein 4')).toEqual(['Référentiel sein Ouest']);
    expect(found('thyroi')).toEqual(['Thyroïde']);
    expect(found('ein')).toEqual([]);
  });
});

describe('a list of guidelines', () => {
  it('is read by its French titles; several lines of one are for all the boards they name', () => {
    const { guidelines, notes } = read(
      [
        'Référentiel;Version;Date;RCP;Lien',
        'Sein  Ouest;4.2;15/01/2026;sein;https://onco.example/sein.pdf',
        'Soins de support;2;2025-06-30;;',
        'Sein Ouest;4.2;15/01/2026;RCP Thorax;',
        'Dénutrition;1;01/02/2025;sein, thorax;',
        'Dénutrition;1;01/02/2025;toutes;',
      ].join('\r\n'),
    );
    expect(notes).toEqual([]);
    expect(guidelines).toEqual([
      {
        name: 'Sein Ouest',
        version: '4.2',
        date: '2026-01-15',
        boards: ['sein', 'thorax'],
        link: 'https://onco.example/sein.pdf',
      },
      { name: 'Soins de support', version: '2', date: '2025-06-30' },
      { name: 'Dénutrition', version: '1', date: '2025-02-01' },
    ]);
  });

  it('says by line what it does not take', () => {
    const { guidelines, notes } = read(
      [
        'Nom;Version;Date;RCP;Lien',
        'Sein;4.2;15/01/2026;;',
        'Sein;;15/01/2026;;',
        'Sein;4.3;30/02/2026;;',
        'Sein;4.4;15/01/2026;orl;',
        'Sein;4.5;15/01/2026;;onco.example',
      ].join('\n'),
    );
    expect(guidelines).toHaveLength(1);
    expect(notes.map((note) => note.replaceAll('\u00a0', ' '))).toEqual([
      'Ligne 3 : le nom ou la version manque, non reprise.',
      'Ligne 4 : « 30/02/2026 » n’est pas une date, non reprise.',
      'Ligne 5 : « orl » n’est pas une RCP de l’annuaire, non reprise.',
      'Ligne 6 : « onco.example » n’est pas une adresse, non reprise.',
    ]);
  });

  it('without its three columns, or without a line to take, is refused whole', () => {
    for (const text of ['Nom;Version\nSein;1', 'Nom;Version;Date\n', 'Nom;Version;Date\nSein;1;hier'])
      expect(readGuidelines(new TextEncoder().encode(text), boards).ok).toBe(false);
  });

  it('names boards by slug or by name, all of them or none', () => {
    expect(boardsNamed(['thorax', 'rcp sein', 'sein'], boards)).toEqual(['sein', 'thorax']);
    expect(boardsNamed(['sein', 'orl'], boards)).toBeNull();
  });
});

describe('the plan of the library', () => {
  const listed: ListedGuideline[] = [
    { name: 'Sein Ouest', version: '4.2', date: '2026-01-15' as CivilDay, boards: ['sein'] },
    { name: 'Soins de support', version: '2', date: '2025-06-30' as CivilDay },
  ];
  type Seen = NonNullable<SeenDocument>;
  /** What the directory would hold after these requests. */
  const after = (changes: readonly Change[], before: readonly Seen[] = []): Seen[] => {
    const docs = new Map(before.map((doc) => [doc._id, doc]));
    for (const { path, body } of changes) {
      const doc = body as Seen;
      expect(path).toBe(`annuaire/${encodeURIComponent(doc._id)}`);
      expect(doc._rev).toBe(docs.get(doc._id)?._rev);
      docs.set(doc._id, { ...doc, _rev: `${Number.parseInt(doc._rev ?? '0', 10) + 1}-a` });
    }
    return [...docs.values()];
  };
  const once = { bringsBack: true };

  it('leaves nothing to do once it is done, and each document is one that workstations read', () => {
    const guidelines = fc.array(
      fc.record(
        {
          name: fc.constantFrom('Sein Ouest', 'sein ouest', 'Thyroïde'),
          version: fc.constantFrom('1', '4.2'),
          date: fc.constantFrom('2026-01-15', '2025-01-01').map((day) => day as CivilDay),
          boards: fc.constantFrom(undefined, ['sein'], ['sein', 'thorax']),
          link: fc.constantFrom('https://onco.example'),
        },
        { requiredKeys: ['name', 'version', 'date'] },
      ),
      { maxLength: 4 },
    );
    const one = (all: readonly ListedGuideline[]) => [
      ...new Map(all.map((each) => [guidelineId(each), each])).values(),
    ];
    fc.assert(
      fc.property(guidelines, guidelines, fc.boolean(), (first, second, bringsBack) => {
        const held = after(planGuidelines(one(first), [], once));
        const seen = after(planGuidelines(one(second), held, { bringsBack }), held);
        expect(seen.every(guidelineIn)).toBe(true);
        expect(planGuidelines(one(second), seen, { bringsBack })).toEqual([]);
      }),
    );
  });

  it('mends what changed, the boards too, and keeps what it does not know', () => {
    const seen = after(planGuidelines(listed, [], once)).map((doc) => ({
      ...doc,
      schema: 2,
      level: 'regional',
    }));
    expect(planGuidelines(listed, seen, once)).toEqual([]);
    const { boards: _, ...forAll } = listed[0] as ListedGuideline;
    const [now] = after(planGuidelines([{ ...forAll, date: '2026-01-16' as CivilDay }], seen, once), seen);
    expect(now).toMatchObject({ date: '2026-01-16', schema: 2, level: 'regional', _rev: '2-a' });
    expect(now).not.toHaveProperty('boards');
  });

  it('retires once; a list read again leaves it so, who adds it by name brings it back', () => {
    const seen = after(planGuidelines(listed, [], once));
    const gone = after(planRetirement(seen.slice(0, 1)), seen);
    expect(gone.map((doc) => guidelineIn(doc)?.retired)).toEqual([true, false]);
    expect(planRetirement(gone.slice(0, 1))).toEqual([]);
    expect(planGuidelines(listed, gone, { bringsBack: false })).toEqual([]);
    const back = after(planGuidelines(listed, gone, once), gone);
    expect(back.map((doc) => guidelineIn(doc)?.retired)).toEqual([false, false]);
  });

  it('says each of its requests in words', () =>
    expect(planGuidelines(listed, [], once)[0]?.words).toBe(
      'inscrire le référentiel Sein Ouest, version 4.2 du 15/01/2026',
    ));

  it('takes a typed guideline as it takes a listed one', () => {
    const typed = { name: ' Sein   Ouest', version: '4.2 ', date: '15/01/2026', link: '' };
    expect(guidelineFrom(typed)).toEqual({ name: 'Sein Ouest', version: '4.2', date: '2026-01-15' });
    expect(guidelineFrom({ ...typed, link: 'file:///etc/passwd' })).toContain('n’est pas une adresse');
  });
});
