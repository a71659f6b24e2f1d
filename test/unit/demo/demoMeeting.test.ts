import { describe, expect, it } from 'vitest';
import type { CivilDay, Instant } from '../../../shared/domain/brand';
import { casePaths, fieldSpec } from '../../../shared/domain/caseFields';
import { caseState, completeness, patientName, type CaseFile } from '../../../shared/domain/caseFile';
import { ageAt } from '../../../shared/domain/french';
import { checkIns, checkRpps, insDifferences, INS_OIDS } from '../../../shared/domain/identities';
import type { PersonId } from '../../../shared/domain/ids';
import { isDoctor } from '../../../shared/domain/person';
import { quorumOf } from '../../../shared/domain/quorum';
import { storedSchema, type Stored, type StoredOf, type StoredType } from '../../../shared/domain/stored';
import { ulidFrom } from '../../../shared/domain/ulid';
import { demoMeeting } from '../../../shared/demo/demoMeeting';
import { codeIn } from '../../../shared/terminology/codes';

function made(today = '2026-11-24'): Stored[] {
  let n = 0;
  return demoMeeting({
    now: `${today}T08:00:00.000Z` as Instant,
    today: today as CivilDay,
    ulid: () => ulidFrom(1_700_000_000_000 + n++, new Uint8Array(16)),
    device: 'poste1',
    by: 'rpps-99900000011' as PersonId,
  });
}
const all = <T extends StoredType>(docs: Stored[], type: T): StoredOf<T>[] =>
  docs.filter((doc): doc is StoredOf<T> => doc.type === type);
const one = <T extends StoredType>(docs: Stored[], type: T): StoredOf<T> => {
  const [found] = all(docs, type);
  if (!found) throw new Error(`no ${type}`);
  return found;
};

describe('the demonstration meeting', () => {
  const docs = made();
  const cases: CaseFile[] = all(docs, 'case');

  it('holds one board, one meeting, 17 cases, its participants and two proposals', () => {
    const count = (type: StoredType) => all(docs, type).length;
    expect([count('board'), count('meeting'), count('case'), count('proposal')]).toEqual([1, 1, 17, 2]);
    expect(count('attendance')).toBe(9);
    expect(one(docs, 'meeting').order).toEqual(cases.map((c) => c._id));
    const [first] = cases;
    expect(all(docs, 'proposal').every((p) => p.case === first?._id)).toBe(true);
  });

  it('is made of documents that the schemas accept unchanged, each with its own id', () => {
    for (const doc of docs) expect(storedSchema.parse(doc)).toEqual(doc);
    expect(new Set(docs.map((doc) => doc._id)).size).toBe(docs.length);
  });

  it('says the same for the same seed', () => expect(made()).toEqual(docs));

  it('leaves three cases to complete, each with the missing words', () => {
    const states = cases.map((c) => caseState(c, []));
    expect(states.filter((state) => state === 'toComplete')).toHaveLength(3);
    const missing = cases
      .map((c) => completeness(c.values).missing.map((m) => m.words))
      .filter((m) => m.length);
    expect(missing).toEqual([
      ['le TNM', 'la question posée'],
      ['le type histologique', 'l’état général (OMS)'],
      ['le médecin demandeur', 'la synthèse du cas'],
    ]);
  });

  it('screens for frailty the one patient of 75 or more', () => {
    const old = cases.filter((c) => ageAt(c.values['identity.birthDate'] ?? '', '2026-11-24') >= 75);
    expect(old).toHaveLength(1);
    expect(old[0]?.values['clinical.g8']).toBe(12);
  });

  it('carries test identities only, right in every check, and names nobody could bear', () => {
    const ins = cases.map(({ values }) => {
      expect(values['identity.insOid']).toBe(INS_OIDS.test);
      expect(patientName(values)).toContain('-DÉMO');
      const number = values['identity.ins'] ?? '';
      expect(checkIns(number).ok).toBe(true);
      expect(number.slice(7, 10)).toBe('999');
      const traits = {
        sex: values['identity.sex'],
        birthDate: values['identity.birthDate'],
        birthPlaceCode: values['identity.birthPlaceCode'],
      };
      expect(insDifferences(number, traits)).toEqual([]);
      return number;
    });
    expect(new Set(ins).size).toBe(17);
    for (const { person } of all(docs, 'attendance')) {
      expect(person.family).toContain('-Démo');
      expect(checkRpps(person.rpps ?? '').ok).toBe(true);
    }
  });

  it('uses codes of the official lists', () => {
    for (const { values } of cases)
      for (const path of casePaths) {
        const { list, kind } = fieldSpec(path);
        const value = values[path];
        if (!list || value === undefined) continue;
        const codes = kind === 'codes' ? (value as string[]) : [value as string];
        for (const code of codes) expect(codeIn(list, code), `${path} ${code}`).toBeDefined();
      }
    for (const { person } of all(docs, 'attendance'))
      expect(codeIn('specialty', person.specialty ?? ''), person.specialty).toBeDefined();
    for (const { treatments } of all(docs, 'proposal'))
      for (const code of treatments) expect(codeIn('treatment', code), code).toBeDefined();
  });

  it('would reach its quorum if those expected come', () => {
    const attendances = all(docs, 'attendance');
    const { quorum: rule } = one(docs, 'board');
    const at = '2026-11-24T13:00:00.000Z' as Instant;
    expect(quorumOf({ rule, attendances, at, forecast: true }).status).toBe('reached');
    expect(quorumOf({ rule, attendances, at }).status).toBe('notReached');
    expect(attendances.filter((a) => !isDoctor(a.person))).toHaveLength(1);
  });

  it.each(['2026-11-24', '2026-11-28', '2028-12-31'])(
    'is held on the day it is made, %s, so that it can be opened',
    (today) => {
      expect(one(made(today), 'meeting').date).toBe(today);
      expect(one(made(today), 'board').year).toBe(Number(today.slice(0, 4)));
    },
  );

  it.each(['2026-01-01', '2026-06-30', '2028-02-29', '2031-12-31'])(
    'keeps ages and dates right on %s',
    (today) => {
      const later = made(today);
      const { date } = one(later, 'meeting');
      const ages = (of: Stored[], on: string) =>
        all(of, 'case').map((c) => ageAt(c.values['identity.birthDate'] ?? '', on));
      expect(ages(later, date)).toEqual(ages(docs, '2026-11-24'));
      for (const doc of later) expect(storedSchema.safeParse(doc).success).toBe(true);
    },
  );
});
