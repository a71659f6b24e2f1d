import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, stackedLabels, thinned, type Spot } from '../../../../../renderer/components/course/labels';
import { seriesLayout } from '../../../../../renderer/components/course/seriesLayout';
import { timeScale, timeTicks } from '../../../../../shared/domain/timeAxis';
import { timelineLayout } from '../../../../../renderer/components/course/timelineLayout';
import type { CivilDay } from '../../../../../shared/domain/brand';
import { caseValuesSchema } from '../../../../../shared/domain/caseFields';
import { illnessCourse } from '../../../../../shared/domain/illnessCourse';
import { measureSeries } from '../../../../../shared/domain/measureSeries';
import { measureSchema } from '../../../../../shared/domain/measure';

const textWidth = (text: string) => text.length * 8;
const box = (width: number) => ({ width, type: 16, textWidth });
const width = fc.integer({ min: 420, max: 1900 });
const on = '2026-11-24' as CivilDay;

/** From before 1970 to after the meeting; the same day often comes twice. */
const day = fc
  .oneof(fc.integer({ min: -12_000, max: 21_000 }), fc.constantFrom(20_000, 20_001, 20_030))
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const treatment = fc.record(
  {
    code: fc.constantFrom('387713003', 'C15632', '169413002', 'inconnu'),
    label: fc.stringMatching(/^[a-zé ]{0,60}$/),
    status: fc.constantFrom('done', 'active', 'cancelled'),
    start: day,
    end: day,
  },
  { requiredKeys: ['label', 'status'] },
);
const values = fc
  .record(
    {
      'tumour.diagnosisDate': day,
      'phase.relapseDate': day,
      'clinical.frailtyDate': day,
      'treatments.past': fc.array(treatment, { maxLength: 12 }),
      'findings.examinations': fc
        .array(
          day.map((one) => `TDM du ${one.split('-').reverse().join('/')} : stable.`),
          { maxLength: 12 },
        )
        .map((all) => all.join(' ')),
    },
    { requiredKeys: [] },
  )
  .map((given) => caseValuesSchema.parse(given));

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}
const overlaps = (a: Box, b: Box, type: number): boolean =>
  a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < type;

describe('the timeline', () => {
  it('draws every event and every bar within its axis, and no words over others', () => {
    fc.assert(
      fc.property(values, width, (given, room) => {
        const course = illnessCourse(given, on);
        const layout = timelineLayout(course, box(room));
        if (!layout) return expect(course.events.length + course.bars.length).toBe(0);
        expect(layout.events).toHaveLength(course.events.length);
        expect(layout.bars.map(({ bar }) => bar)).toEqual(course.bars);
        const xs = [
          layout.on.x,
          ...layout.events.flatMap(({ from, to, at }) => [from, to, at]),
          ...layout.bars.flatMap(({ from, to }) => [from, to]),
          ...layout.ticks.map(({ x }) => x),
        ];
        for (const x of xs) {
          expect(x).toBeGreaterThanOrEqual(-0.001);
          expect(x).toBeLessThanOrEqual(room + 0.001);
        }
        for (const { from, to } of layout.bars) expect(to).toBeGreaterThanOrEqual(from);
        const words = [...layout.events, layout.on, ...layout.bars].map(
          ({ words: said, labelX, labelY }) => ({
            left: labelX,
            right: labelX + textWidth(said),
            y: labelY,
          }),
        );
        for (const [index, one] of words.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.right).toBeLessThanOrEqual(room + 0.001);
          expect(one.y).toBeGreaterThan(0);
          expect(one.y).toBeLessThanOrEqual(layout.height);
          for (const other of words.slice(index + 1)) expect(overlaps(one, other, 16)).toBe(false);
        }
      }),
    );
  });

  it('keeps the days of a bar whose name is cut', () => {
    const given = caseValuesSchema.parse({
      'treatments.past': [{ code: '387713003', label: 'x'.repeat(200), status: 'done', start: '2026-10-01' }],
    });
    expect(timelineLayout(illnessCourse(given, on), box(500))?.bars[0]?.words).toMatch(
      /^Chir.*x…, 01\/10\/2026$/,
    );
  });

  it('is there for a single day, the one of the meeting', () => {
    const given = caseValuesSchema.parse({ 'tumour.diagnosisDate': on });
    const layout = timelineLayout(illnessCourse(given, on), box(800));
    expect(layout?.on.x).toBe(400);
    expect(layout?.ticks.length).toBeGreaterThan(0);
  });
});

describe('an axis of time', () => {
  it('names days that do not touch, over a day or over a century', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 5 }), width, (days, room) => {
        const scale = timeScale(
          days.map((one) => Date.parse(one)),
          0,
          room,
        );
        const ticks = timeTicks(scale, textWidth);
        for (const [index, { x, words }] of ticks.entries()) {
          const next = ticks[index + 1];
          if (next) expect(next.x - textWidth(next.words) / 2).toBeGreaterThan(x + textWidth(words) / 2);
        }
      }),
    );
  });

  it.each([
    [['2004-03-01', '2026-11-24'], /^\d{4}$/],
    [['2026-02-01', '2026-11-24'], /^\d\d\/\d{4}$/],
    [['2026-11-01', '2026-11-24'], /^\d\d\/\d\d\/\d{4}$/],
    [['1950-06-01', '1969-06-01'], /^19\d\d$/],
  ])('names %j by as little as tells', (days, words) => {
    const ticks = timeTicks(
      timeScale(
        days.map((one) => Date.parse(one)),
        0,
        800,
      ),
      textWidth,
    );
    expect(ticks.length).toBeGreaterThan(1);
    for (const tick of ticks) expect(tick.words).toMatch(words);
  });
});

describe('a curve', () => {
  const measure = fc.record({ value: fc.nat(5000).map((n) => String(n / 100)), date: day });
  it('has every value within its axes, in the order of time, and no words over others', () => {
    fc.assert(
      fc.property(fc.array(measure, { minLength: 1, maxLength: 20 }), width, (given, room) => {
        const measures = given.map((one) => measureSchema.parse({ label: 'PSA', unit: 'ng/mL', ...one }));
        const [series] = measureSeries(measures).series;
        if (!series) throw new Error('no curve');
        const layout = seriesLayout(series, box(room));
        expect(layout.points.map(({ point }) => point)).toEqual(series.points);
        const said = layout.points.flatMap(({ label, date }) => [label, date].flatMap((spot) => spot ?? []));
        for (const { x, y, from, to } of layout.points) {
          expect(Math.min(x, from)).toBeGreaterThanOrEqual(layout.left - 0.001);
          expect(Math.max(x, to)).toBeLessThanOrEqual(room + 0.001);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(layout.foot + 0.001);
        }
        const xs = layout.points.map(({ x }) => x);
        expect(xs).toEqual(xs.toSorted((a, b) => a - b));
        const boxes = said.map(({ x, y, words }) => ({
          left: x - textWidth(words) / 2,
          right: x + textWidth(words) / 2,
          y,
        }));
        for (const [index, one] of boxes.entries())
          for (const other of boxes.slice(index + 1)) expect(overlaps(one, other, 16)).toBe(false);
        // The last value is always written, with its day.
        expect(layout.points.at(-1)?.label).not.toBeNull();
        expect(layout.points.at(-1)?.date).not.toBeNull();
      }),
    );
  });
});

describe('labels', () => {
  it('stand in the order that they were given, each at its moment where there is room', () => {
    const labels = stackedLabels(
      [
        { at: 0, words: 'premier' },
        { at: 20, words: 'second' },
        { at: 390, words: 'dernier' },
      ],
      400,
      textWidth,
    );
    expect(labels.map(({ words }) => words)).toEqual(['premier', 'second', 'dernier']);
    expect(labels.map(({ row }) => row)).toEqual([1, 0, 0]);
    expect(labels[2]?.x).toBe(400 - 7 * 8);
  });

  it('are cut to the room there is', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 8, max: 400 }), (words, room) => {
        const cut = fitted(words, room, textWidth);
        expect(textWidth(cut)).toBeLessThanOrEqual(room);
        if (textWidth(words) <= room) expect(cut).toBe(words);
      }),
    );
  });

  it('of a curve are left out where they touch, what matters most kept', () => {
    const spots: Spot[] = [0, 4, 8, 300].map((x) => ({ x, y: 10, words: '12,4' }));
    expect(thinned(spots, [3, 1, 0, 2], 16, textWidth)).toEqual(new Set([3, 1]));
  });
});
