import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { CaseLine, MeetingView, NamedActs } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';
import { togetherByPresenter } from '../../../shared/domain/timetable';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { DataTable } from '../../components/tables/DataTable';
import { EmptyRecords } from '../../components/layout/EmptyRecords';
import { Notice } from '../../components/layout/Notice';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Section } from '../../components/layout/Section';
import { useRight } from '../../components/session/useRight';
import { useTakenKeys } from '../../components/keyboard/takenKeys';
import type { Shortcut } from '../../components/keyboard/shortcut';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { isModified } from '../../components/keyboard/shortcutKeys';
import { useCommand } from '../../components/session/useCommand';
import { useSaid } from '../../components/session/useSaid';
import { caseColumns } from './caseColumns';
import { Registrations } from './Registrations';
import { RepresentPanel } from './RepresentPanel';
import { useRowDrag } from './useRowDrag';
import { WithdrawnCases } from './WithdrawnCases';

interface CaseTableProps {
  readonly meeting: MeetingView;
  readonly registrations: NamedActs['registrations'];
}

/** On a row of the list. */
const rowKeys: readonly Shortcut[] = [
  ...['Alt+ArrowUp', 'Alt+ArrowDown'].map((keys) => ({
    keys,
    label: 'Sur un dossier\u00a0: le déplacer',
    group: 'Séance',
  })),
  { keys: 'Delete', label: 'Sur un dossier\u00a0: le retirer de la séance', group: 'Séance' },
];

/** The cases in the order they will be presented. */
export function CaseTable({ meeting, registrations }: CaseTableProps) {
  const { cases, database, meeting: id } = meeting;
  const mayOrganise = useRight('organise');
  const mayPrepare = useRight('prepare');
  const isFixed = meeting.doc.state === 'closed' || !mayOrganise;
  const { run, problem } = useCommand();
  const { said: withdrawn, say: sayWithdrawn } = useSaid<CaseLine>();
  const [represented, setRepresented] = useState<CaseLine | null>(null);
  // A row that changes place in the document loses the focus, and the next Alt ↓ would go nowhere.
  const [moved, setMoved] = useState<{ key: CaseId; from: readonly CaseLine[] } | null>(null);

  const moveTo = useCallback(
    (line: CaseLine, to: number) => {
      if (isFixed || to < 0 || to >= cases.length || to === line.position - 1) return;
      setMoved({ key: line.case, from: cases });
      void run('moveCase', { database, meeting: id, case: line.case, to });
    },
    [isFixed, cases, database, id, run],
  );
  const withdraw = useCallback(
    (line: CaseLine) => {
      if (isFixed) return;
      void run('withdrawCase', { database, meeting: id, case: line.case }).then((result) => {
        if (result.ok) sayWithdrawn(line);
      });
      // The row goes with the focus that it had: the hand stays in the list, at the same place.
      const next = cases[line.position] ?? cases[line.position - 2];
      if (next) setMoved({ key: next.case, from: cases });
    },
    [isFixed, cases, database, id, run, sayWithdrawn],
  );
  const open = (line: CaseLine) =>
    go({ screen: 'case', ref: { database: line.database, case: line.case }, meeting: id });

  const drag = useRowDrag(cases, moveTo, isFixed);
  // The same ones for the same cases: other columns draw every row anew.
  const columns = useMemo(
    () =>
      caseColumns({
        isFixed,
        count: cases.length,
        handle: drag.handle,
        onMove: moveTo,
        onWithdraw: withdraw,
        onRepresent: setRepresented,
      }),
    [isFixed, cases.length, drag.handle, moveTo, withdraw],
  );
  const onRowKeyDown = (event: KeyboardEvent, drawn: CaseLine) => {
    // The row may be drawn a little later than its case has moved.
    const line = cases.find((one) => one.case === drawn.case) ?? drawn;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (event.altKey && step !== 0) moveTo(line, line.position - 1 + step);
    else if (event.key === 'Delete' && !isModified(event)) {
      // Held, it would go on with the next cases.
      if (!event.repeat) withdraw(line);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const together = togetherByPresenter(cases, ({ presenter }) => presenter);
  const canGroup = !isFixed && together.some((line, at) => line !== cases[at]);
  const group = () => void run('groupCases', { database, meeting: id });
  useShortcut('g', group, {
    label: 'Regrouper les dossiers par présentateur',
    group: 'Séance',
    isDisabled: !canGroup,
  });
  useTakenKeys(rowKeys, !isFixed && cases.length > 0);
  const isGone = withdrawn !== null && !cases.some((line) => line.case === withdrawn.case);

  return (
    <Section
      title="Dossiers"
      {...(cases.length > 1 && !isFixed ? { actions: <Hints onGroup={canGroup ? group : null} /> } : {})}
    >
      <div className="stack-tight">
        {problem ? <ProblemNotice problem={problem} /> : null}
        {mayPrepare ? (
          <Registrations target={{ database, meeting: id }} registrations={registrations} />
        ) : null}
        {cases.length === 0 ? (
          <EmptyRecords title="Aucun dossier inscrit">
            Inscrivez le premier ci-dessous&nbsp;: en le saisissant, depuis une fiche RCP, ou depuis une
            liste.
          </EmptyRecords>
        ) : (
          <div className="case-table" {...drag.zone}>
            <DataTable
              label="Dossiers de la séance, dans l’ordre de présentation"
              columns={columns}
              follow={moved}
              rows={cases}
              rowKey={(line) => line.case}
              onOpen={open}
              onRowKeyDown={onRowKeyDown}
            />
          </div>
        )}
        {isGone ? (
          <div className="withdrawn-said">
            <Notice
              meaning="info"
              title={`Le dossier de ${withdrawn.name} est retiré de la séance.`}
              action={
                <Button
                  variant="plain"
                  size="small"
                  icon="undo"
                  shortcut="Ctrl+Z"
                  onPress={() => void run('undo', { places: [{ kind: 'meeting', database, meeting: id }] })}
                >
                  Remettre
                </Button>
              }
            >
              Le dossier est conservé, sous la liste, parmi les retirés.
            </Notice>
          </div>
        ) : null}
        <WithdrawnCases meeting={meeting} />
      </div>
      {represented ? (
        <RepresentPanel line={represented} current={id} onClose={() => setRepresented(null)} />
      ) : null}
    </Section>
  );
}

function Hints({ onGroup }: { onGroup: (() => void) | null }) {
  return (
    <span className="row">
      {onGroup ? (
        <Button variant="plain" size="small" shortcut="g" onPress={onGroup}>
          Regrouper par présentateur
        </Button>
      ) : null}
      <span className="quiet small">Entrée ouvre · Alt ↑ ↓ déplace · Suppr retire</span>
    </span>
  );
}
