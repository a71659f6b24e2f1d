import { describe, expect, it } from 'vitest';
import { knowing, spentUpTo, stillClock, type CaseClock } from '../../../shared/domain/caseTimes';
import { caseId, meetingId } from '../../../shared/domain/ids';

const ulid = (last: string) => `01ARZ3NDEKTSV4RRFFQ69G5FA${last}`;
const [first, next] = [meetingId('2026-11-24', ulid('A')), meetingId('2026-12-01', ulid('B'))];
const [one, other] = [caseId(ulid('C')), caseId(ulid('D'))];
const running = (meeting = first, id = one, since = 1000): CaseClock['running'] => ({
  meeting,
  case: id,
  since,
});

describe('the time that a case was in view', () => {
  it('is of one meeting: a case presented again begins at nothing', () => {
    const spent = spentUpTo({ ...stillClock, running: running() }, 16_000);
    expect(spent).toEqual({ [first]: { [one]: 15_000 } });
    const again = { spent, running: running(next, one, 20_000) };
    expect(spentUpTo(again, 21_000)).toEqual({ [first]: { [one]: 15_000 }, [next]: { [one]: 1000 } });
  });

  it('adds up over its turns, and leaves that of the others', () => {
    const clock = { spent: { [first]: { [one]: 2000, [other]: 3000 } }, running: running() };
    expect(spentUpTo(clock, 5000)).toEqual({ [first]: { [one]: 6000, [other]: 3000 } });
    expect(spentUpTo(stillClock, 5000)).toEqual({});
  });

  it('goes on from what was kept, the longest of each; what runs is counted once', () => {
    const clock = { spent: { [first]: { [one]: 2000, [other]: 3000 } }, running: running() };
    const kept = { [one]: 9000, [other]: 4000 };
    expect(knowing(clock, first, kept)).toEqual({ [first]: { [one]: 2000, [other]: 4000 } });
    expect(knowing(clock, next, kept)).toEqual({ ...clock.spent, [next]: kept });
    expect(knowing({ ...clock, running: null }, first, kept)).toEqual({ [first]: kept });
  });
});
