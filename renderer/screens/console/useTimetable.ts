import type { MeetingView } from '../../../shared/contracts/views';
import type { TimeOfDay } from '../../../shared/domain/brand';
import type { CaseId } from '../../../shared/domain/ids';
import { minuteOf, timetable, type Timetable } from '../../../shared/domain/timetable';
import { isDecided } from '../../components/case/CaseStateBadge';
import { useTimeOfDay } from '../../components/session/useTimeOfDay';
import { useAllSpent } from './caseClock';

/** When each case comes and when the meeting is over, as planned and as it is likely to be by now. */
export function useTimetable({ meeting, cases, doc }: MeetingView, current: CaseId): Timetable {
  const spent = useAllSpent(meeting);
  const now = useTimeOfDay().padStart(5, '0') as TimeOfDay;
  const timed = cases.map((line) => ({
    case: line.case,
    isDecided: isDecided(line.state),
    minutes: line.minutes,
    joinsAt: line.joinsAt,
    spent: spent[line.case] ?? 0,
  }));
  return timetable(
    timed,
    minuteOf(doc.time),
    doc.state === 'open' ? { minute: minuteOf(now), current } : null,
  );
}
