import { describe, expect, it } from 'vitest';
import { isMarked, type Attendance } from '../../../shared/domain/attendance';
import { stamped, type Author } from '../../../shared/domain/stamp';
import { attendance, person, stay, time } from './samples';

const author: Author = { device: 'ici', by: person(1).id, at: time('14:00') };
const all = ['expected', 'spans', 'written'];
const blank = attendance(person(2));
const marked = stamped({ ...blank, spans: [stay('14:00')] }, all, author);
const takenBack = (doc: Attendance) => stamped({ ...doc, spans: [] }, all, { ...author, unmarked: true });

describe('who is noted in a meeting', () => {
  it('is who somebody marked, absent too, until all of it is taken back', () => {
    expect(isMarked(marked)).toBe(true);
    expect(isMarked(stamped(blank, all, author))).toBe(true);
    expect(isMarked(takenBack(marked))).toBe(false);
    expect(isMarked(stamped(takenBack(marked), all, author))).toBe(true);
  });

  it('is whoever a document of an older version names', () => {
    expect(isMarked(blank)).toBe(true);
    expect(isMarked(stamped(blank, ['person', 'expected'], author))).toBe(true);
  });

  it('is who was marked by one and taken back by another who did not know', () => {
    const back = takenBack(marked);
    const { stamps } = stamped(blank, all, { ...author, device: 'là' });
    const pending = { spans: [back.stamps['spans'], stamps['spans']].map((stamp) => ({ value: [], stamp })) };
    expect(isMarked({ ...back, pending } as Attendance)).toBe(true);
  });

  it('is nobody because of how the name was written', () => {
    expect(isMarked(stamped(takenBack(marked), ['person'], author))).toBe(false);
  });
});
