import type { MeetingView, WithdrawnLine } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { momentWords } from '../../i18n/momentWords';
import { alikeWords } from '../../components/case/useAlike';
import { useWithdrawnWords } from '../../components/meeting/useWithdrawnWords';
import { useCommand } from '../../components/session/useCommand';
import { useRight } from '../../components/session/useRight';

/** Cases taken off the list: none is lost, each says who took it off and goes back on it. */
export function WithdrawnCases({ meeting }: { meeting: MeetingView }) {
  const { withdrawn, doc } = meeting;
  const mayRestore = useRight('organise') && doc.state !== 'closed';
  const { run, problem } = useCommand();
  const words = useWithdrawnWords(meeting);
  if (withdrawn.length === 0) return null;
  const restore = ({ database, case: id }: WithdrawnLine, withOthers = false) =>
    void run('restoreCase', { database, meeting: meeting.meeting, case: id, withOthers });
  const together = groupsOf(withdrawn);
  return (
    <details className="withdrawn">
      <summary>{`Retirés (${withdrawn.length})`}</summary>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {mayRestore
        ? together.map(({ first, count }) => (
            <div key={first.case} className="row">
              <span className="quiet small">
                {`${plural(count, 'dossier retiré', 'dossiers retirés')} ensemble, ${momentWords(first.withdrawn.at)}`}
              </span>
              <Button
                variant="quiet"
                size="small"
                icon="undo"
                onPress={() => restore(first, true)}
              >{`Remettre les ${count}\u00a0dossiers`}</Button>
            </div>
          ))
        : null}
      <ul aria-label="Dossiers retirés de la séance">
        {withdrawn.map((line) => (
          <li key={line.case}>
            <span>
              <strong>{alikeWords(line)}</strong>
              <span className="quiet small">{words(line.withdrawn)}</span>
            </span>
            <span className="actions">
              <Button
                variant="quiet"
                size="small"
                label={`Ouvrir le dossier de ${line.name}`}
                onPress={() =>
                  go({
                    screen: 'case',
                    ref: { database: line.database, case: line.case },
                    meeting: meeting.meeting,
                  })
                }
              >
                Ouvrir
              </Button>
              {mayRestore ? (
                <Button
                  variant="plain"
                  size="small"
                  icon="undo"
                  label={`Remettre ${line.name} dans la séance`}
                  onPress={() => restore(line)}
                >
                  Remettre
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface Group {
  readonly first: WithdrawnLine & { readonly withdrawn: object };
  readonly count: number;
}

/** Those of several that one act took off: one instant, one hand. */
function groupsOf(lines: readonly WithdrawnLine[]): Group[] {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const { withdrawn } = line;
    if (!withdrawn) continue;
    const key = `${withdrawn.by} ${withdrawn.at}`;
    const held = groups.get(key);
    groups.set(key, { first: held?.first ?? { ...line, withdrawn }, count: (held?.count ?? 0) + 1 });
  }
  return [...groups.values()].filter(({ count }) => count > 1);
}
