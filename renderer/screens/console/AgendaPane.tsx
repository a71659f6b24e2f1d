import { memo, useDeferredValue, useEffect, useRef } from 'react';
import type { CaseLine, MeetingView } from '../../../shared/contracts/views';
import type { CaseState } from '../../../shared/domain/caseFile';
import type { TimeOfDay } from '../../../shared/domain/brand';
import { clockTime, plural } from '../../../shared/domain/french';
import type { CaseId, MeetingId } from '../../../shared/domain/ids';
import { stopwatch, timeAt, USUAL_MINUTES, type TimetableLine } from '../../../shared/domain/timetable';
import { Button } from '../../components/controls/Button';
import { isDecided } from '../../components/case/CaseStateBadge';
import { Icon, type IconName } from '../../components/controls/Icon';
import { useRunningSince, useSpentBefore, useSpentOn } from './caseClock';
import { useTimetable } from './useTimetable';

interface AgendaPaneProps {
  readonly meeting: MeetingView;
  readonly current: CaseId;
  /** How many undecided cases follow a guideline. */
  readonly batch: number;
  readonly onGo: (id: CaseId) => void;
  readonly onBatch: () => void;
  readonly onClose: () => void;
}

const marks: Record<CaseState, { icon: IconName; words: string; tone: string }> = {
  toComplete: { icon: 'todo', words: 'À compléter', tone: 'todo' },
  ready: { icon: 'clock', words: 'À présenter', tone: 'quiet' },
  discussed: { icon: 'done', words: 'Discuté', tone: 'done' },
  registered: { icon: 'done', words: 'Enregistré', tone: 'done' },
  postponed: { icon: 'right', words: 'Reporté', tone: 'info' },
  referred: { icon: 'open', words: 'Recours', tone: 'info' },
};

/** The order of the day, with what became of each case and the time it took. */
export function AgendaPane({ meeting, current, batch, onGo, onBatch, onClose }: AgendaPaneProps) {
  const { cases, doc, board } = meeting;
  const done = cases.filter((line) => isDecided(line.state)).length;
  // The case first: what that means for the times of all the others is drawn after it.
  const { lines, end, plannedEnd } = useTimetable(meeting, useDeferredValue(current));
  return (
    <nav className="agenda-pane" aria-label="Ordre du jour">
      <header className="agenda-head">
        <strong>{board.name}</strong>
        <span className="small quiet">
          {clockTime(doc.time)} · {done} sur {cases.length} conclus
        </span>
        {doc.state === 'closed' ? null : (
          <span className="small quiet">{endWords(end, plannedEnd, done < cases.length)}</span>
        )}
      </header>
      <ol className="agenda-list">
        {cases.map((line, at) => (
          <AgendaItem
            key={line.case}
            meeting={meeting.meeting}
            line={line}
            turn={turnOf(lines[at])}
            planned={plannedWords(line, lines[at])}
            meets={lines[at]?.meets ?? null}
            isCurrent={line.case === current}
            onGo={onGo}
          />
        ))}
      </ol>
      {batch > 0 ? (
        <Button variant="plain" size="small" shortcut="g" onPress={onBatch}>
          {plural(batch, 'cas conforme', 'cas conformes')}
        </Button>
      ) : null}
      <Button variant="plain" size="small" shortcut="c" onPress={onClose}>
        {doc.state === 'open' ? 'Clore la séance' : 'Documents'}
      </Button>
    </nav>
  );
}

interface ItemProps {
  readonly meeting: MeetingId;
  readonly line: CaseLine;
  /** When it is likely to come; empty once it is decided. */
  readonly turn: string;
  readonly planned: string;
  readonly meets: TimetableLine['meets'];
  readonly isCurrent: boolean;
  readonly onGo: (id: CaseId) => void;
}

/** Drawn anew where something of it changed: a meeting has many. */
const AgendaItem = memo(function AgendaItem(props: ItemProps) {
  const { meeting, line, turn, planned, meets, isCurrent, onGo } = props;
  const mark = marks[line.state];
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isCurrent) return;
    // Once the case is painted: to scroll, the whole page is laid out, and once more for what comes after.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => item.current?.scrollIntoView({ block: 'nearest' }));
    });
    return () => cancelAnimationFrame(frame);
  }, [isCurrent]);
  return (
    <li>
      <button
        ref={item}
        type="button"
        className="agenda-item"
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => onGo(line.case)}
      >
        <span className="agenda-position">{line.position}</span>
        <span className="agenda-words">
          <span className="agenda-name" title={line.name}>
            {line.name}
          </span>
          <span className={`agenda-state tone-${mark.tone}`}>
            <Icon name={mark.icon} small />
            {mark.words}
            <Spent meeting={meeting} id={line.case} />
            {turn && !isCurrent ? (
              <span className="agenda-turn" title={planned}>
                {turn}
              </span>
            ) : null}
          </span>
          {meets && line.joinsAt ? <Joining at={line.joinsAt} meets={meets} /> : null}
          {line.isUndecided ? (
            <span className="agenda-state tone-todo">
              <Icon name="todo" small />À trancher
            </span>
          ) : null}
        </span>
      </button>
    </li>
  );
});

const meetings = {
  early: { words: 'trop tôt', tone: 'todo' },
  late: { words: 'en retard', tone: 'todo' },
  inTime: { words: 'à l’heure', tone: 'quiet' },
} as const;

const turnOf = (time: TimetableLine | undefined): string =>
  time && time.forecast !== null ? clockTime(timeAt(time.forecast)) : '';

const plannedWords = (line: CaseLine, time: TimetableLine | undefined): string =>
  time
    ? `Passage prévu à ${clockTime(timeAt(time.planned))}, pour ${plural(line.minutes ?? USUAL_MINUTES, 'minute')}`
    : '';

/** Whether who presents it by video is there at its turn. */
function Joining({ at, meets }: { at: TimeOfDay; meets: NonNullable<TimetableLine['meets']> }) {
  const { words, tone } = meetings[meets];
  return <span className={`agenda-state tone-${tone}`}>{`visio à ${clockTime(at)}\u00a0: ${words}`}</span>;
}

/** « fin vers 11 h 12, prévue à 11 h » */
function endWords(end: number, planned: number, isGoing: boolean): string {
  const [likely, wished] = [clockTime(timeAt(end)), clockTime(timeAt(planned))];
  if (!isGoing) return `fin prévue à ${wished}`;
  return likely === wished ? `fin vers ${likely}, comme prévu` : `fin vers ${likely}, prévue à ${wished}`;
}

interface SpentProps {
  readonly meeting: MeetingId;
  readonly id: CaseId;
}

function Spent({ meeting, id }: SpentProps) {
  const spent = useSpentBefore(meeting, id);
  const isRunning = useRunningSince(meeting, id) !== null;
  return isRunning ? <Running meeting={meeting} id={id} /> : <SpentTime spent={spent} />;
}

/** Drawn each second: only the case in view has one. */
const Running = ({ meeting, id }: SpentProps) => <SpentTime spent={useSpentOn(meeting, id)} />;

const SpentTime = ({ spent }: { spent: number }) =>
  spent < 1000 ? null : <span className="agenda-spent">{stopwatch(spent / 1000)}</span>;
