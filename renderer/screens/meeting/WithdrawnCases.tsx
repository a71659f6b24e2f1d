import { memo, useCallback, useDeferredValue, useState } from 'react';
import type { MeetingRef, MeetingView, WithdrawnLine } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { go } from '../../navigation/navigation';
import { BareButton } from '../../components/controls/BareButton';
import { Button } from '../../components/controls/Button';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { momentWords } from '../../i18n/momentWords';
import { alikeWords } from '../../components/case/useAlike';
import { withdrawnWords } from '../../components/meeting/withdrawnWords';
import { useNameOf } from '../../components/people/useNameOf';
import { useCommand } from '../../components/session/useCommand';
import { useRight } from '../../components/session/useRight';
import { useSlices } from '../../components/tables/useSlices';

/** Lines a drawing, far from 50 ms of work. */
const SLICE = 20;

/** Cases taken off the list: none is lost, each says who took it off and goes back on it. */
export function WithdrawnCases({ meeting }: { meeting: MeetingView }) {
  const { doc, database, meeting: id } = meeting;
  const withdrawn = useDeferredValue(meeting.withdrawn);
  const [isOpen, setOpen] = useState(false);
  const mayRestore = useRight('organise') && doc.state !== 'closed';
  const { run, problem } = useCommand();
  const nameOf = useNameOf(meeting);
  const drawn = useSlices(isOpen ? withdrawn.length : 0, SLICE);
  const restore = useCallback(
    (line: WithdrawnLine, withOthers = false) =>
      void run('restoreCase', { database, meeting: id, case: line.case, withOthers }),
    [run, database, id],
  );
  if (withdrawn.length === 0) return null;
  const together = groupsOf(withdrawn);
  return (
    <details className="withdrawn" onToggle={(event) => setOpen(event.currentTarget.open)}>
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
        {withdrawn.slice(0, drawn).map((line) => (
          <Withdrawn
            key={line.case}
            line={line}
            target={meeting.meeting}
            who={line.withdrawn ? nameOf(line.withdrawn.by) : undefined}
            onRestore={mayRestore ? restore : null}
          />
        ))}
      </ul>
    </details>
  );
}

interface WithdrawnProps {
  readonly line: WithdrawnLine;
  readonly target: MeetingRef['meeting'];
  readonly who: string | undefined;
  readonly onRestore: ((line: WithdrawnLine) => void) | null;
}

const Withdrawn = memo(function Withdrawn({ line, target, who, onRestore }: WithdrawnProps) {
  const open = () =>
    go({ screen: 'case', ref: { database: line.database, case: line.case }, meeting: target });
  return (
    <li>
      <span>
        <strong>{alikeWords(line)}</strong>
        <span className="quiet small">{withdrawnWords(line.withdrawn, who)}</span>
      </span>
      <span className="actions">
        <BareButton variant="quiet" label={`Ouvrir le dossier de ${line.name}`} onPress={open}>
          Ouvrir
        </BareButton>
        {onRestore ? (
          <BareButton
            variant="plain"
            icon="undo"
            label={`Remettre ${line.name} dans la séance`}
            onPress={() => onRestore(line)}
          >
            Remettre
          </BareButton>
        ) : null}
      </span>
    </li>
  );
});

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
