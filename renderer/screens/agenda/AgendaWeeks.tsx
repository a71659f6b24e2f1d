import { useEffect, useState, type KeyboardEvent, type RefCallback } from 'react';
import type { AgendaLine } from '../../../shared/contracts/views';
import { clockTime, longDate, plural } from '../../../shared/domain/french';
import { meetingStateNames } from '../../../shared/domain/meeting';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import { usePlaces } from '../../components/focus/places';
import { isModified } from '../../components/keyboard/shortcutKeys';
import { useReturning } from '../../components/session/useTask';
import { hashOf } from '../../navigation/routes';
import { byWeek, relativeDay, weekTitle } from '../../i18n/days';
import { casesWords, quorumForecast } from '../../i18n/meetingWords';

/** Several boards over two years hold hundreds of meetings: all at once, they would hold up the screen. */
const AT_ONCE = 60;

export function AgendaWeeks({ lines, today }: { lines: readonly AgendaLine[]; today: string }) {
  const isReturning = useReturning();
  const [{ most, first }, setShown] = useState<{ most: number; first?: string | undefined }>({
    most: AT_ONCE,
  });
  const places = usePlaces<string>();
  const shown = lines.slice(0, most);
  // The button that was pressed may be gone: who works with the keyboard goes on at the first line that came.
  useEffect(() => {
    if (first !== undefined) places.find(first)?.focus();
  }, [first, places]);
  const left = lines.length - most;
  /** ↑ and ↓ go from one meeting to the next, across the weeks. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || isModified(event)) return;
    const at = shown.findIndex(({ meeting }) => places.find(meeting) === document.activeElement);
    const next = shown[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    places.find(next.meeting)?.focus();
  };
  return (
    <div onKeyDown={onKeyDown}>
      {byWeek(shown).map(({ monday, items }) => (
        <section key={monday} className="section" aria-labelledby={`week-${monday}`}>
          <h2 id={`week-${monday}`} className="week-title">
            {weekTitle(monday, today)}
          </h2>
          <ul className="week">
            {items.map((line) => (
              <li key={line.meeting}>
                <Line line={line} today={today} isReturning={isReturning} place={places.at(line.meeting)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {left > 0 ? (
        <div className="agenda-more">
          <Button
            variant="plain"
            onPress={() => setShown({ most: most + AT_ONCE, first: lines[most]?.meeting })}
          >
            {`Afficher la suite (${plural(left, 'séance', 'séances')})`}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const isNear = (words: string): boolean => !words.includes(' ');

interface LineProps {
  readonly line: AgendaLine;
  readonly today: string;
  readonly isReturning: boolean;
  readonly place: RefCallback<HTMLElement>;
}

function Line({ line, today, isReturning, place }: LineProps) {
  const ref = { database: line.database, meeting: line.meeting };
  const near = relativeDay(line.date, today);
  /** Opened before its day: « demain » would deny that it is being held. */
  const isHeldBefore = line.state === 'open' && line.date > today;
  return (
    <a className="agenda-line" ref={place} href={hashOf({ screen: 'meeting', ref })}>
      <span className="agenda-when">
        <span className="capital">{longDate(line.date)}</span>
        <span className="quiet small">
          {isHeldBefore ? 'prévue à ' : ''}
          {clockTime(line.time)}
          {isNear(near) && !isHeldBefore ? ` · ${near}` : ''}
        </span>
      </span>
      <span className="agenda-what">
        <strong>{line.boardName}</strong>
        {line.place === '' ? null : <span className="quiet small">{line.place}</span>}
      </span>
      <span>
        {casesWords(line, isReturning)}
        {line.undecided > 0 ? `, ${line.undecided} à trancher` : ''}
      </span>
      <span className="agenda-state">
        <MeetingBadge line={line} />
      </span>
    </a>
  );
}

function MeetingBadge({ line }: { line: AgendaLine }) {
  if (line.state === 'closed') return <Badge meaning="neutral">{meetingStateNames.closed}</Badge>;
  if (line.state === 'open') return <Badge meaning="info">{meetingStateNames.open}</Badge>;
  return <Badge meaning={line.quorum.status === 'reached' ? 'done' : 'todo'}>{quorumForecast(line)}</Badge>;
}
