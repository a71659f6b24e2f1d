import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attendance } from '../../../shared/domain/attendance';
import type { CivilDay } from '../../../shared/domain/brand';
import { quorumOf, quorumWords } from '../../../shared/domain/quorum';
import { boardTemplateNames, quorumTemplates } from '../../../shared/domain/quorumTemplates';
import { codeIn } from '../../../shared/terminology/codes';
import { attendance, CASE, OTHER_CASE, person, stay, time } from './samples';

const sein = quorumTemplates.sein.quorum;
const at = time('13:30');
const there = [stay('13:00')];
const surgeon = person(10, 'G15_10/SM05');
const oncologist = person(11, 'G15_10/SM36');
const radiotherapist = person(12, 'G15_10/SM45');
const trio = [surgeon, oncologist, radiotherapist];
const present = (...people: ReturnType<typeof person>[]): Attendance[] =>
  people.map((who) => attendance(who, { spans: there }));

describe.each(boardTemplateNames)('the template %s', (name) => {
  const { quorum: rule } = quorumTemplates[name];
  const mandatory = rule.groups.filter((group) => group.mandatory);
  /** One doctor for each mandatory group, and radiologists or others up to three specialties. */
  const people = [...mandatory, ...rule.groups.filter((group) => !group.mandatory)]
    .slice(0, Math.max(3, mandatory.length))
    .map((group, i) => person(20 + i, `G15_10/${group.specialties[0] ?? ''}`));

  it('is reached when every mandatory group is there', () => {
    const quorum = quorumOf({ rule, attendances: present(...people), at });
    expect(quorum).toMatchObject({ status: 'reached', missing: [] });
    expect(quorumWords(quorum)).toBe('Quorum atteint');
  });

  it.each(mandatory.map((group, i) => [group.name, i] as const))(
    'names « %s » when it is missing',
    (group, i) => {
      const others = people.filter((_, index) => index !== i);
      const quorum = quorumOf({ rule, attendances: present(...others), at });
      expect(quorum.status).toBe('notReached');
      expect(quorum.missing).toContain(group);
    },
  );

  it('names specialties of the official list (SCH10: only in the official sample)', () => {
    for (const code of rule.groups.flatMap((group) => group.specialties).filter((c) => c !== 'SCH10'))
      expect(codeIn('specialty', `G15_10/${code}`), code).toBeDefined();
  });
});

describe('someone whose specialty the official list does not know', () => {
  const unknown = person(13, 'Radiologue du sein');
  it('is named as not counted, and changes nothing else', () => {
    const without = quorumOf({ rule: sein, attendances: present(...trio), at });
    const withThem = quorumOf({ rule: sein, attendances: present(...trio, unknown), at });
    expect(withThem).toEqual({
      ...without,
      unknown: [expect.objectContaining({ specialty: 'Radiologue du sein' })],
    });
  });
  it('is not named while away, nor is anyone without a specialty or with an official one', () => {
    const away = attendance(unknown, { spans: [] });
    const nurse = person(14, 'G15_60');
    const { specialty: _, ...none } = person(15, '');
    expect(
      quorumOf({ rule: sein, attendances: [away, ...present(...trio, nurse, none)], at }).unknown,
    ).toEqual([]);
  });
});

describe('the standard boards', () => {
  it.each(boardTemplateNames.filter((name) => !['hematologie', 'moleculaire'].includes(name)))(
    '%s asks for surgery and radiotherapy (INCa, December 2023)',
    (name) => {
      const { quorum: rule } = quorumTemplates[name];
      const mandatory = rule.groups.filter((group) => group.mandatory);
      expect(mandatory.some(({ specialties }) => specialties.includes('SM37'))).toBe(true);
      const surgical = ['SM05', 'SM12', 'SM31', 'SM34'];
      expect(mandatory.some(({ specialties }) => surgical.some((code) => specialties.includes(code)))).toBe(
        true,
      );
    },
  );
});

describe('who counts', () => {
  it('reaches the quorum with three doctors of the three groups', () =>
    expect(quorumOf({ rule: sein, attendances: present(...trio), at }).status).toBe('reached'));

  it('does not take general medicine (SM26) for oncology', () => {
    const quorum = quorumOf({
      rule: sein,
      attendances: present(surgeon, radiotherapist, person(13, 'G15_10/SM26')),
      at,
    });
    expect(quorum.missing).toEqual(['oncologie médicale']);
    expect(quorumWords(quorum)).toBe('Quorum non atteint, il manque\u00a0: oncologie médicale');
  });

  it('counts no nurse, pharmacist or secretary, nor someone without specialty', () => {
    const others = [person(14, 'G15_60'), person(15, 'G15_21'), person(16, '331'), person(17)];
    const quorum = quorumOf({ rule: sein, attendances: present(surgeon, oncologist, ...others), at });
    expect(quorum).toMatchObject({
      status: 'notReached',
      distinctSpecialties: 2,
      missing: ['radiothérapie'],
    });
  });

  it('counts SM37 and SM45 as one specialty', () => {
    const rule = { ...sein, groups: sein.groups.map((group) => ({ ...group, mandatory: false })) };
    const two = present(radiotherapist, person(18, 'G15_10/SM37'));
    const quorum = quorumOf({ rule, attendances: two, at });
    expect(quorum).toMatchObject({ distinctSpecialties: 1, missing: ['2 autres spécialités'] });
    const three = quorumOf({ rule, attendances: [...two, ...present(surgeon)], at });
    expect(three.missing).toEqual(['une autre spécialité']);
  });

  it('is unknown to a board without any rule', () => {
    const quorum = quorumOf({ rule: { minimumSpecialties: 0, groups: [] }, attendances: [], at });
    expect(quorum.status).toBe('unknown');
    expect(quorumWords(quorum)).toBe('Quorum non défini');
  });

  it('foresees with those expected, and only then', () => {
    const expected = trio.map((who) => attendance(who));
    expect(quorumOf({ rule: sein, attendances: expected, at }).status).toBe('notReached');
    expect(quorumOf({ rule: sein, attendances: expected, at, forecast: true }).status).toBe('reached');
    const excused = [...expected.slice(1), attendance(surgeon, { expected: false })];
    expect(quorumOf({ rule: sein, attendances: excused, at, forecast: true }).missing).toEqual(['chirurgie']);
  });
});

describe('arrivals and departures', () => {
  const attendances = [
    attendance(surgeon, { spans: [stay('13:00', '13:20'), stay('14:00', undefined, 'video')] }),
    ...present(oncologist, radiotherapist),
  ];
  it.each([
    ['12:59', 'notReached'],
    ['13:00', 'reached'],
    ['13:19', 'reached'],
    ['13:20', 'notReached'],
    ['13:59', 'notReached'],
    ['14:00', 'reached'],
  ])('at %s it is %s', (clock, status) =>
    expect(quorumOf({ rule: sein, attendances, at: time(clock) }).status).toBe(status),
  );
});

describe('a written opinion', () => {
  const day = '2026-11-23' as CivilDay;
  const written = (cases?: Attendance['_id'][]) =>
    attendance(surgeon, { written: { day, ...(cases ? { cases: cases as never } : {}) } });
  const room = present(oncologist, radiotherapist);

  it('counts for every case when it names none', () => {
    for (const forCase of [CASE, OTHER_CASE])
      expect(quorumOf({ rule: sein, attendances: [...room, written()], at, forCase }).status).toBe('reached');
  });

  it('counts only for the cases it names', () => {
    const attendances = [...room, written([CASE] as never)];
    expect(quorumOf({ rule: sein, attendances, at, forCase: CASE }).status).toBe('reached');
    expect(quorumOf({ rule: sein, attendances, at, forCase: OTHER_CASE }).missing).toEqual(['chirurgie']);
  });

  it('does not count, not even as another specialty, where the group refuses it', () => {
    const rule = {
      minimumSpecialties: 3,
      groups: sein.groups.map((group) => ({
        ...group,
        mandatory: false,
        writtenAccepted: group.name !== 'chirurgie',
      })),
    };
    const quorum = quorumOf({ rule, attendances: [...room, written()], at });
    expect(quorum).toMatchObject({ distinctSpecialties: 2, missing: ['une autre spécialité'] });
    expect(quorumOf({ rule, attendances: [...room, ...present(surgeon)], at }).status).toBe('reached');
  });
});

it('someone more in the room never breaks a quorum', () => {
  const specialties = fc.constantFrom(
    'G15_10/SM05',
    'G15_10/SM36',
    'G15_10/SM37',
    'G15_10/SM44',
    'G15_60',
    '331',
  );
  fc.assert(
    fc.property(
      fc.array(specialties, { maxLength: 6 }),
      specialties,
      fc.constantFrom(...boardTemplateNames),
      (codes, more, name) => {
        const { quorum: rule } = quorumTemplates[name];
        const people = codes.map((code, i) => person(30 + i, code));
        const before = quorumOf({ rule, attendances: present(...people), at });
        const after = quorumOf({ rule, attendances: present(...people, person(29, more)), at });
        expect(after.distinctSpecialties).toBeGreaterThanOrEqual(before.distinctSpecialties);
        if (before.status === 'reached') expect(after.status).toBe('reached');
        expect(before.status === 'reached').toBe(before.missing.length === 0);
      },
    ),
  );
});
