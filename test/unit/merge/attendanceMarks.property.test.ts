import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMarked, markFields, type Attendance } from '../../../shared/domain/attendance';
import type { CivilDay } from '../../../shared/domain/brand';
import { stamped } from '../../../shared/domain/stamp';
import { canonical } from '../../../shared/merge/canonical';
import { fieldChanges, takenBack } from '../../../shared/merge/fieldUndo';
import { mergeAll, mergeDocuments, undecided } from '../../../shared/merge/merge';
import { attendance, person, stay } from '../domain/samples';
import { author } from './history';

const blank = attendance(person(1));
const marks = fc.constantFrom<Partial<Attendance>>(
  {},
  { expected: false },
  { spans: [stay('14:00')] },
  { spans: [stay('14:10', '14:20', 'video')] },
  { written: { day: '2026-11-23' as CivilDay } },
);
const devices = fc.constantFrom<[string, string]>(['un', 'deux'], ['deux', 'un']);
const marked = (on: Attendance, device: string, mark: Partial<Attendance>): Attendance => {
  const { written: _, ...rest } = on;
  return stamped({ ...rest, expected: true, spans: [], ...mark }, markFields, author(device));
};
const undone = (before: Attendance, after: Attendance, device: string): Attendance =>
  takenBack(after, fieldChanges(before, after), author(device));
const merged = (a: Attendance, b: Attendance) => {
  const one = mergeDocuments(a, b) as Attendance;
  expect(canonical(mergeDocuments(b, a))).toBe(canonical(one));
  expect(undecided(one)).toEqual({});
  return one;
};
const said = ({ expected, spans, written }: Attendance) => ({ expected, spans, written });

describe('a mark that was taken back', () => {
  it('leaves nothing of itself beside what another workstation marked, knowing of it or not', () => {
    fc.assert(
      fc.property(devices, marks, marks, fc.boolean(), ([here, there], mine, theirs, knew) => {
        const mark = marked(blank, here, mine);
        const other = marked(knew ? mark : blank, there, theirs);
        const result = merged(undone(blank, mark, here), other);
        expect(isMarked(result)).toBe(true);
        expect(said(result)).toEqual(said(other));
      }),
    );
  });

  it('is no mark where all who marked took it back, and is one once somebody marks again', () => {
    fc.assert(
      fc.property(devices, marks, marks, marks, ([here, there], mine, theirs, later) => {
        const back = (device: string, mark: Partial<Attendance>) =>
          undone(blank, marked(blank, device, mark), device);
        const result = merged(back(here, mine), back(there, theirs));
        expect(isMarked(result)).toBe(false);
        expect(isMarked(marked(result, there, later))).toBe(true);
      }),
    );
  });

  it('stands again, made anew, and is none again as often as it is taken back', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 5 }), (mine, turns) => {
        let before = blank;
        let doc = marked(blank, 'un', mine);
        for (let turn = 0; turn < turns; turn++) {
          [before, doc] = [doc, undone(before, doc, 'un')];
          expect(isMarked(doc)).toBe(turn % 2 === 1);
        }
      }),
    );
  });

  it('comes to the same, in whatever order and grouping workstations meet', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(marks, fc.boolean()), { minLength: 3, maxLength: 3 }), (played) => {
        const leaves = played.map(([mark, isBack], i) => {
          const doc = marked(blank, `poste ${i}`, mark);
          return isBack ? undone(blank, doc, `poste ${i}`) : doc;
        });
        const [a, b, c] = leaves as [Attendance, Attendance, Attendance];
        const one = mergeAll([a, b, c]);
        expect(canonical(mergeDocuments(mergeDocuments(c, b), mergeDocuments(a, c)))).toBe(canonical(one));
        expect(canonical(mergeDocuments(one, one))).toBe(canonical(one));
        expect(isMarked(one as Attendance)).toBe(played.some(([, isBack]) => !isBack));
      }),
    );
  });
});
