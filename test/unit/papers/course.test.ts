import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/contracts/views';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { AXIS, paperCourse, type Drawn } from '../../../shared/papers/content/course';
import { heightOf, rowPng } from '../../../shared/papers/word/courseDrawing';
import { all, rawText, readDocx } from './docxParts';
import { inWord } from './inWord';
import { meeting, minimal } from './sampleCases';
import { caseView, issuedAt, timeZone, values } from './sampleViews';

const treatments = [
  { code: '387713003', label: 'Prostatectomie', status: 'done', start: '2015-05-02' },
  { code: '169413002', label: 'Leuproréline', status: 'active', start: '2021-07-01' },
  { code: '367336001', label: 'Docétaxel', status: 'done', start: '2022-01-10', end: '2022-06-20' },
  { code: '76334006', label: 'Nivolumab', status: 'done' },
] as unknown as NonNullable<CaseValues['treatments.past']>;
const psa = (value: string, date: string, comparator?: string) => ({
  marker: 'psa',
  label: 'PSA',
  value,
  unit: 'ng/mL',
  date,
  ...(comparator ? { comparator } : {}),
});
const ill = caseView({
  values: values({
    'identity.birthName': 'Le Goff',
    'identity.sex': 'M',
    'identity.birthDate': '1950-02-01',
    'tumour.diagnosisDate': '2015-03-12',
    'treatments.past': treatments,
    'findings.measures': [
      psa('12', '2015-03-01'),
      psa('0.01', '2015-08-01', '<'),
      psa('23', '2026-10'),
    ] as unknown,
  }),
});

const courseOf = (view: CaseView) => {
  const course = paperCourse(view);
  if (!course) throw new Error('nothing is drawn');
  return course;
};
const placeOf = (drawn: Drawn): readonly number[] =>
  drawn.is === 'curve' ? drawn.points.map(({ x }) => x) : [drawn.from, drawn.to];

describe('the course of an illness on the report', () => {
  it('says each fact in a row, the earliest first, then the meeting, then the values that come back', () => {
    expect(courseOf(ill).rows.map(({ when, what }) => [when, what.replaceAll('\u00a0', ' ')])).toEqual([
      ['12/03/2015', 'Diagnostic'],
      ['02/05/2015', 'Chirurgie : Prostatectomie'],
      ['depuis le 01/07/2021, en cours', 'Hormonothérapie : Leuproréline'],
      ['10/01/2022\u00a0– 20/06/2022', 'Chimiothérapie : Docétaxel'],
      ['24/11/2026', 'Séance'],
      ['3 valeurs', 'PSA (ng/mL) : de 12 (01/03/2015) à 23 (10/2026)'],
    ]);
  });

  it('draws all on one axis, what goes on up to the meeting, and leaves out nothing in silence', () => {
    const { rows, on, unplaced, ticks } = courseOf(ill);
    const places = rows.flatMap(({ drawn }) => placeOf(drawn));
    expect(places.every((x) => x >= 0 && x <= AXIS)).toBe(true);
    expect(ticks.every(({ x }) => x >= 0 && x <= AXIS)).toBe(true);
    expect(rows[2]?.drawn).toMatchObject({ is: 'bar', extent: 'ongoing', to: on });
    expect(rows[5]?.drawn).toMatchObject({ points: [{ isBound: false }, { isBound: true }, { y: 1 }] });
    expect(unplaced).toEqual([expect.stringContaining('Nivolumab')]);
  });

  it('explains the strokes that are there, no others', () => {
    const { legend } = courseOf(ill);
    for (const word of ['Disque', 'losange', 'barre', 'flèche', 'point creux', 'trait tireté'])
      expect(legend).toContain(word);
    expect(legend).not.toMatch(/cadre vide|pointillé/);
  });

  it('is not drawn of a file that gives hardly a day', async () => {
    expect(paperCourse(minimal)).toBeNull();
    const docx = readDocx(
      await inWord('caseReport', { view: minimal, meeting, board: meeting.board, issuedAt, timeZone }),
    );
    expect(docx.text).not.toContain('Chronologie');
  });

  it('stands in Word as a table with the days over the axis and a picture in each row', async () => {
    const docx = readDocx(
      await inWord('caseReport', { view: ill, meeting, board: meeting.board, issuedAt, timeZone }),
    );
    const table = all(docx.body, 'w:tbl').find((one) => rawText(one).includes('Prostatectomie'));
    const rows = table ? all(table, 'w:tr') : [];
    expect(rows.map((row) => all(row, 'pic:pic').length)).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect(rows[0] && rawText(rows[0])).toMatch(/^DateQuoi\t+2016/);
    expect(docx.text).toContain('Sans place sur l’axe');
  });

  it('draws the same bytes, black where the bar is and white beside it', () => {
    const { rows, ...axis } = courseOf(ill);
    const drawn = rows[3]?.drawn;
    if (drawn?.is !== 'bar') throw new Error('no bar');
    const bytes = rowPng(drawn, axis);
    expect(rowPng(drawn, axis)).toEqual(bytes);
    const { width, height, data } = decode(bytes);
    expect(height).toBe(heightOf(drawn) * 3);
    const dotAt = (x: number) => data[(height / 2) * width + Math.round((x / AXIS) * (width - 28)) + 14];
    expect(dotAt((drawn.from + drawn.to) / 2)).toBe(0);
    expect(dotAt(drawn.from - 20)).toBe(255);
  });
});
