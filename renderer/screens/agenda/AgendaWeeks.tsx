import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { AgendaLine } from '../../../shared/contracts/views';
import { clockTime, longDate, plural } from '../../../shared/domain/french';
import { meetingStateNames } from '../../../shared/domain/meeting';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import { isModified } from '../../components/keyboard/shortcutKeys';
import { useReturning } from '../../components/session/useTask';
import { hashOf } from '../../navigation/routes';
import { byWeek, relativeDay, weekTitle } from '../../i18n/days';
import { casesWords, quorumForecast } from '../../i18n/meetingWords';

/** Several boards over two years hold hundreds of meetings: all at once, they would hold up the screen. */
const AT_ONCE = 60;

/** ↑ and ↓ go from one meeting to the next, across the weeks. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || isModified(event)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.agenda-line')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

export function AgendaWeeks({ lines, today }: { lines: readonly AgendaLine[]; today: string }) {
  const isReturning = useReturning();
  const [most, setMost] = useState(AT_ONCE);
  const whole = useRef<HTMLDivElement>(null);
  // The button that was pressed may be gone: who works with the keyboard goes on at the first line that came.
  useEffect(() => {
    if (most > AT_ONCE) whole.current?.querySelectorAll<HTMLElement>('.agenda-line')[most - AT_ONCE]?.focus();
  }, [most]);
  const left = lines.length - most;
  return (
    <div ref={whole} onKeyDown={onKeyDown}>
      {byWeek(lines.slice(0, most)).map(({ monday, items }) => (
        <section key={monday} className="section" aria-labelledby={`week-${monday}`}>
          <h2 id={`week-${monday}`} className="week-title">
            {weekTitle(monday, today)}
          </h2>
          <ul className="week">
            {items.map((line) => (
              <li key={line.meeting}>
                <Line line={line} today={today} isReturning={isReturning} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {left > 0 ? (
        <div className="agenda-more">
          <Button variant="plain" onPress={() => setMost(most + AT_ONCE)}>
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
}

function Line({ line, today, isReturning }: LineProps) {
  const ref = { database: line.database, meeting: line.meeting };
  const near = relativeDay(line.date, today);
  /** Opened before its day: « demain » would deny that it is being held. */
  const isHeldBefore = line.state === 'open' && line.date > today;
  return (
    <a className="agenda-line" href={hashOf({ screen: 'meeting', ref })}>
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
