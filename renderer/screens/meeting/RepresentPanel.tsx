import type { AgendaLine, CaseLine } from '../../../shared/contracts/views';
import type { MeetingId } from '../../../shared/domain/ids';
import { parseDatabaseName } from '../../../shared/region/databaseName';
import { clockTime, longDate, plural } from '../../../shared/domain/french';
import { openPanel } from '../../navigation/panels';
import { Button } from '../../components/controls/Button';
import { Answered } from '../../components/layout/Answered';
import { EmptyState } from '../../components/layout/EmptyState';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Progress } from '../../components/layout/Progress';
import { useCommand } from '../../components/session/useCommand';
import { useToday } from '../../components/session/useToday';
import { useQuery } from '../../engine/client';

interface RepresentProps {
  readonly line: CaseLine;
  /** Where it was postponed. */
  readonly current: MeetingId;
  readonly onClose: () => void;
}

/** The same board in another year is another database. */
const slugOf = ({ database }: Pick<AgendaLine, 'database'>) => parseDatabaseName(database)?.slug;

/** A postponed case goes to another meeting of its board, with all it already holds. */
export function RepresentPanel(props: RepresentProps) {
  return (
    <Panel title={`Présenter à nouveau ${props.line.name}`} onClose={props.onClose}>
      <RepresentChoice {...props} />
    </Panel>
  );
}

function RepresentChoice({ line, current, onClose }: RepresentProps) {
  const agenda = useQuery('agenda', { today: useToday() });
  return (
    <Answered of={agenda} waiting={<Progress label="Lecture de l’agenda…" />}>
      {(lines) => <Choice {...{ line, current, onClose, lines }} />}
    </Answered>
  );
}

function Choice({ line, current, onClose, lines }: RepresentProps & { lines: readonly AgendaLine[] }) {
  const { run, isRunning, problem } = useCommand();
  const others = lines.filter(
    (other) => slugOf(other) === slugOf(line) && other.state !== 'closed' && other.meeting !== current,
  );
  const present = async ({ meeting, database: to }: AgendaLine) => {
    if (isRunning) return;
    const result = await run('representCase', { database: line.database, case: line.case, meeting, to });
    if (result.ok) onClose();
  };
  if (others.length === 0)
    return (
      <EmptyState
        title="Aucune séance à venir de cette RCP"
        action={
          <Button
            variant="primary"
            icon="plus"
            onPress={() => {
              onClose();
              openPanel({ kind: 'planMeeting', database: line.database });
            }}
          >
            Planifier une séance
          </Button>
        }
      >
        Planifiez-en une, puis revenez ici. Le dossier reste «&nbsp;Reporté&nbsp;» en attendant.
      </EmptyState>
    );
  return (
    <div className="stack">
      <p>À quelle séance&nbsp;?</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <ul className="stack-tight">
        {others.map((other) => (
          <li key={other.meeting}>
            <Button variant="plain" onPress={() => void present(other)}>
              {`${longDate(other.date)}, ${clockTime(other.time)} · ${plural(other.cases, 'dossier')}`}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
