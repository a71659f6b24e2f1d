import { useEffect, useRef } from 'react';
import type { CaseLine, MeetingView } from '../../../shared/contracts/views';
import type { CaseState } from '../../../shared/domain/caseFile';
import { clockTime } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { Button } from '../../components/controls/Button';
import { isDecided } from '../../components/case/CaseStateBadge';
import { Icon, type IconName } from '../../components/controls/Icon';
import { stopwatch, useSpentOn } from './caseClock';

interface AgendaPaneProps {
  readonly meeting: MeetingView;
  readonly current: CaseId;
  readonly onGo: (id: CaseId) => void;
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
export function AgendaPane({ meeting, current, onGo, onClose }: AgendaPaneProps) {
  const { cases, doc, board } = meeting;
  const done = cases.filter((line) => isDecided(line.state)).length;
  return (
    <nav className="agenda-pane" aria-label="Ordre du jour">
      <header className="agenda-head">
        <strong>{board.name}</strong>
        <span className="small quiet">
          {clockTime(doc.time)} · {done} sur {cases.length} conclus
        </span>
      </header>
      <ol className="agenda-list">
        {cases.map((line) => (
          <AgendaItem key={line.case} line={line} isCurrent={line.case === current} onGo={onGo} />
        ))}
      </ol>
      <Button variant="plain" size="small" shortcut="c" onPress={onClose}>
        {doc.state === 'open' ? 'Clore la séance' : 'Documents'}
      </Button>
    </nav>
  );
}

interface ItemProps {
  readonly line: CaseLine;
  readonly isCurrent: boolean;
  readonly onGo: (id: CaseId) => void;
}

function AgendaItem({ line, isCurrent, onGo }: ItemProps) {
  const mark = marks[line.state];
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' });
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
            <Spent id={line.case} />
          </span>
          {line.isUndecided ? (
            <span className="agenda-state tone-todo">
              <Icon name="todo" small />À trancher
            </span>
          ) : null}
        </span>
      </button>
    </li>
  );
}

function Spent({ id }: { id: CaseId }) {
  const spent = useSpentOn(id);
  return spent < 1000 ? null : <span className="agenda-spent">{stopwatch(spent)}</span>;
}
