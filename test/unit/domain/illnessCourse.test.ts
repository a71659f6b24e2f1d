import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import { caseValuesSchema, type CaseValues } from '../../../shared/domain/caseFields';
import {
  earlierDecisions,
  illnessCourse,
  isEmptyCourse,
  maskedCourse,
} from '../../../shared/domain/illnessCourse';
import { masking } from '../../../shared/domain/maskedText';
import type { MeetingId } from '../../../shared/domain/ids';
import type { Decision } from '../../../shared/domain/decision';

const on = '2026-11-24' as CivilDay;
const course = (values: object) => illnessCourse(caseValuesSchema.parse(values), on);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const past = (...all: object[]) => course({ 'treatments.past': all.map((one) => ({ label: 'T', ...one })) });

describe('treatments', () => {
  it.each([
    [{ start: '2019-03-12', end: '2019-06-01' }, 'closed', '12/03/2019 – 01/06/2019'],
    [{ start: '2019-03-12', end: '2019-03-12' }, 'closed', '12/03/2019'],
    [{ start: '2026-03-12', status: 'active' }, 'ongoing', 'depuis le 12/03/2026, en cours'],
    [{ start: '2019-03-12' }, 'started', 'à partir du 12/03/2019, fin non précisée'],
    [{ code: '387713003', start: '2019-03-12' }, 'day', '12/03/2019'],
    [{ start: '2019-03-12', status: 'cancelled' }, 'cancelled', '12/03/2019, arrêté ou annulé'],
  ])('%j are a bar that is %s, « %s »', (given, extent, when) => {
    const { bars, unplaced } = past(given);
    expect(bars.map((bar) => [bar.extent, plain(bar.when)])).toEqual([[extent, when]]);
    expect(unplaced).toEqual([]);
  });

  it('without a beginning, or ending before it, are listed and not drawn', () => {
    const { bars, unplaced } = past(
      { label: 'FEC' },
      { end: '2019-03-12' },
      { start: '2020-01-02', end: '2020-01-01' },
    );
    expect(bars).toEqual([]);
    expect(unplaced.map(({ why }) => why)).toEqual([
      'sans date de début',
      'sans date de début',
      'la fin est avant le début',
    ]);
    expect(unplaced[0]?.words).toBe('FEC');
    expect(unplaced[1]?.words).toContain('12/03/2019');
  });

  it('stand by kind and then by their beginning, codes of earlier models included', () => {
    const start = '2020-01-01';
    const { bars } = past(
      { label: 'libre', start },
      { code: '169413002', start },
      { code: 'C15632', start: '2021-01-01' },
      { code: '367336001', start },
      { code: '387713003', start: '2022-01-01' },
    );
    expect(bars.map(({ lane }) => lane)).toEqual([
      'surgery',
      'chemotherapy',
      'chemotherapy',
      'hormone',
      'other',
    ]);
    expect(bars[1]?.start).toBe(start);
  });
});

describe('events', () => {
  it('are the days of the file, the earliest first', () => {
    const { events } = course({
      'tumour.diagnosisDate': '1968-05-02',
      'phase.relapseDate': '2024-01-03',
      'phase.local': true,
      'phase.distant': true,
      'clinical.g8': 13.5,
      'clinical.frailtyDate': '2026-11-01',
      'prior.meetingDate': '2020-02-02',
      'prior.board': 'Sein',
      'prior.proposals': 'Chirurgie',
    });
    expect(events.map(({ day, words }) => [day, words])).toEqual([
      ['1968-05-02', 'Diagnostic'],
      ['2020-02-02', 'RCP Sein'],
      ['2024-01-03', 'Rechute locale, à distance'],
      ['2026-11-01', 'G8 13,5/17'],
    ]);
    expect(events[1]?.more).toBe('Chirurgie');
  });

  it('are read from dated sentences as they are written, months included', () => {
    const { events } = course({
      'findings.examinations':
        'TEP-TDM du 18/11/2026 : récidive de 17 mm. Mammographie (03/2025), IRM le 4/4/2025 normales. Le 31/02/2025.',
      'findings.pathology': 'Biopsie du 20/11/2026 : carcinome.',
    });
    expect(events.map(({ day, words }) => [day, words])).toEqual([
      ['2025-03', 'Mammographie'],
      ['2025-04-04', 'Examen'],
      ['2026-11-18', 'TEP-TDM'],
      ['2026-11-20', 'Biopsie'],
    ]);
    expect(plain(events[2]?.more ?? '')).toBe(
      'Résultats d’examens : TEP-TDM du 18/11/2026 : récidive de 17 mm.',
    );
  });

  it('are neither a birth, nor the operation that is drawn as a treatment', () => {
    const { events } = course({
      'identity.birthDate': '1961-02-03',
      'findings.examinations': 'Patiente née le 03/02/1961.',
      'findings.surgery': 'Mastectomie le 01/10/2026.',
      'treatments.past': [{ code: '387713003', label: 'Mastectomie', start: '2026-10-01' }],
    });
    expect(events).toEqual([]);
  });

  it('are decisions of earlier meetings in their last version, taken back ones left out', () => {
    const decision = (meeting: string, version: number, more: Partial<Decision> = {}) =>
      ({
        meeting,
        version,
        at: '2025-05-06T10:00:00.000Z',
        outcome: 'discussed',
        text: `${meeting}${version}`,
        revoked: false,
        ...more,
      }) as Decision;
    const earlier = earlierDecisions(
      [
        decision('a', 2),
        decision('a', 1),
        decision('b', 1),
        decision('b', 2, { revoked: true }),
        decision('c', 1),
      ],
      'c' as MeetingId,
    );
    expect(earlier.map(({ day, more }) => [day, more])).toEqual([['2025-05-06', 'a2']]);
    const { events } = illnessCourse({}, on, earlier);
    expect(events.map(({ words }) => plain(words))).toEqual(['RCP : cas discuté']);
  });
});

describe('values', () => {
  const measured = (...all: object[]) =>
    course({ 'findings.measures': all.map((one) => ({ marker: 'psa', label: 'PSA', ...one })) });

  it('of units that measure the same are one curve, in the usual unit, each as it was given', () => {
    const { series } = measured(
      { value: '0.2', unit: 'µg/L', date: '2025-03' },
      { value: '12.40', unit: 'ng/ml', date: '2024-02-03' },
      { value: '0.01', comparator: '<', unit: 'ng/mL', date: '2025-09-01' },
    );
    expect(series).toHaveLength(1);
    expect(series[0]).toMatchObject({ label: 'PSA', unit: 'ng/mL' });
    expect(
      series[0]?.points.map(({ day, value, words, bound }) => [day, value, plain(words), bound]),
    ).toEqual([
      ['2024-02-03', 12.4, '12,40', null],
      ['2025-03', 0.2, '0,2 µg/L', null],
      ['2025-09-01', 0.01, '< 0,01', 'under'],
    ]);
  });

  it('of other units are curves apart', () => {
    const { series } = measured(
      { value: '1', unit: 'ng/mL', date: '2025' },
      { value: '2', unit: 'nmol/L', date: '2025' },
      { value: '3', date: '2025' },
    );
    expect(series.map(({ unit, points }) => [unit, points.length])).toEqual([
      ['ng/mL', 1],
      ['nmol/L', 1],
      ['', 1],
    ]);
  });

  it('without date or result are listed', () =>
    expect(measured({ value: '1' }, { date: '2025' }).unplaced.map(({ words }) => plain(words))).toEqual([
      'PSA : 1, sans date',
      'PSA : sans résultat, en 2025',
    ]));
});

describe('the whole', () => {
  it('loses no treatment and no value, and invents no day', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    const treatment = fc.record(
      { label: fc.string(), status: fc.constantFrom('done', 'active', 'cancelled'), start: day, end: day },
      { requiredKeys: ['label', 'status'] },
    );
    const measure = fc.record(
      {
        label: fc.constantFrom('PSA', 'LDH'),
        value: fc.nat().map(String),
        unit: fc.constantFrom('ng/mL', 'UI/L'),
        date: day,
      },
      { requiredKeys: ['label'] },
    );
    fc.assert(
      fc.property(
        fc.array(treatment),
        fc.array(measure),
        fc.option(day),
        (treatments, measures, diagnosed) => {
          const given = {
            'treatments.past': treatments,
            'findings.measures': measures,
            ...(diagnosed === null ? {} : { 'tumour.diagnosisDate': diagnosed }),
          };
          const { events, bars, series, unplaced } = course(given);
          const points = series.flatMap((one) => one.points);
          expect(bars.length + points.length + unplaced.length).toBe(treatments.length + measures.length);
          expect(events).toHaveLength(diagnosed === null ? 0 : 1);
          const text = JSON.stringify(given);
          for (const { start, end } of bars)
            for (const one of [start, end]) if (one !== null) expect(text).toContain(one);
          for (const one of [...points, ...events]) expect(text).toContain(one.day);
        },
      ),
    );
  });

  it('is empty where the file gives no day', () => {
    expect(isEmptyCourse(course({}))).toBe(true);
    expect(isEmptyCourse(course({ 'tumour.diagnosisDate': '2020-01-01' }))).toBe(false);
  });

  it('names nobody once it is masked, whatever field the words stand in', () => {
    const values: CaseValues = caseValuesSchema.parse({
      'identity.birthName': 'Kerdoncuf',
      'identity.birthDate': '1961-02-03',
      'prior.meetingDate': '2020-02-02',
      'prior.board': 'KERDONCUF',
      'prior.proposals': 'Mme Kerdoncuf, née le 03/02/1961',
      'findings.examinations': 'TDM de Kerdoncuf du 01/02/2026 : stable.',
      'treatments.past': [
        { label: 'Chimio Kerdoncuf', start: '2020-01-01', comment: 'KERDONCUF' },
        { label: 'Autre Kerdoncuf' },
      ],
      'findings.measures': [
        { label: 'Kerdoncuf', value: '1', unit: 'KERDONCUF/L', date: '2020' },
        { label: 'Kerdoncuf' },
      ],
    });
    const whole = illnessCourse(values, on, [{ day: on, words: 'Kerdoncuf', more: 'Kerdoncuf' }]);
    expect(JSON.stringify(whole)).toMatch(/kerdoncuf/i);
    const masked = maskedCourse(whole, masking(values));
    expect(JSON.stringify(masked)).not.toMatch(/kerdoncuf|1961/i);
    expect(maskedCourse(whole, (text) => text)).toEqual(whole);
  });
});
