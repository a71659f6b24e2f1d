import { useRef, useState, type KeyboardEvent } from 'react';
import type { BatchCase, MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { Button } from '../../components/controls/Button';
import { Kbd } from '../../components/keyboard/Kbd';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { noteTurned } from '../../components/session/useTurned';
import { useCommand } from '../../components/session/useCommand';
import { BatchRow } from './BatchRow';
import { toldTakenBack, type BatchTold } from './batchTold';
import { BatchToldNotice } from './BatchToldNotice';
import { ChairProofField } from './ChairProofField';
import { ChoosePinPanel } from './ChoosePinPanel';
import { useBatchPages } from './useBatchPages';
import { useChairProof } from './useChairProof';

interface BatchProps {
  readonly meeting: MeetingView;
  readonly batch: readonly BatchCase[];
  readonly canDecide: boolean;
  readonly onGo: (id: CaseId) => void;
  readonly onLeave: () => void;
}

/** The cases that follow a guideline: read ten at a time, confirmed together, but for those that somebody takes out. */
export function BatchPanel(props: BatchProps) {
  return (
    <Panel title="Cas conformes à un référentiel" onClose={props.onLeave} isWide>
      <Batch {...props} />
    </Panel>
  );
}

function Batch({ meeting, batch, canDecide, onGo }: BatchProps) {
  const { database, meeting: id } = meeting;
  const { run, isRunning, busy, problem, clear } = useCommand('Enregistrement des décisions…');
  const chair = useChairProof({ database, meeting: id });
  const [isTried, setTried] = useState(false);
  const [told, setTold] = useState<BatchTold | null>(null);
  const list = useRef<HTMLUListElement>(null);
  /** What was just confirmed is told; those that came into its place are read first. */
  const isToRead = told !== null && batch.length > 0;
  const { shown, at, pages, turn, read, isFresh, isIn, toggle } = useBatchPages(batch, isToRead);
  const confirmed = shown.filter(isIn).map((one) => ({ case: one.case, seen: one.seen }));

  const confirm = async () => {
    if (isToRead) {
      read();
      setTold(null);
      return;
    }
    setTried(true);
    if (!canDecide || isRunning || confirmed.length === 0 || chair.isLacking) return;
    const result = await run('registerBatch', { database, meeting: id, cases: confirmed, ...chair.sent });
    chair.onType('');
    setTried(false);
    const names = new Map(shown.map((one) => [one.case, one.name]));
    setTold(
      result.ok
        ? {
            registered: result.value.registered.map((one) => ({ case: one, name: names.get(one) ?? '' })),
            refused: result.value.refused,
            takenBack: null,
          }
        : null,
    );
  };
  /** Each by its own undoing: what somebody wrote of one since stays, and says so. */
  const takeBack = async () => {
    if (!told) return;
    setTold(null);
    const tried = [];
    for (const one of told.registered) {
      const result = await run('undo', { places: [{ kind: 'discussed', database, case: one.case }] });
      if (result.ok) noteTurned(true, result.value.decision);
      tried.push({ one, result });
    }
    // Told with the others, each by its name.
    clear();
    setTold(toldTakenBack(told, tried));
  };
  const canTakeBack = told !== null && told.registered.length > 0 && !isRunning;
  const group = 'Cas conformes';
  useShortcut('Ctrl+Enter', () => void confirm(), {
    label: 'Enregistrer ensemble les cas de la page',
    group,
    isDisabled: !canDecide,
  });
  useShortcut('Ctrl+Z', () => void takeBack(), {
    label: 'Reprendre les décisions de ce lot',
    group,
    isDisabled: !canTakeBack,
    outsideFields: true,
  });
  useShortcut('PageDown', () => turn(1), { label: 'Dix suivants', group, isDisabled: at >= pages - 1 });
  useShortcut('PageUp', () => turn(-1), { label: 'Dix précédents', group, isDisabled: at === 0 });

  const onKeyDown = (event: KeyboardEvent) => {
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
    const here = boxes.findIndex((box) => box === document.activeElement);
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const one = shown[here];
    if (here < 0 || !one) return;
    if (by !== 0) boxes[Math.min(Math.max(here + by, 0), boxes.length - 1)]?.focus();
    else if (event.key === 'Enter' && !event.ctrlKey) onGo(one.case);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="stack">
      {told ? (
        <BatchToldNotice
          told={told}
          takesFocus={batch.length === 0}
          onTakeBack={canTakeBack ? () => void takeBack() : null}
        />
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {batch.length === 0 ? (
        <p className="quiet">Aucun dossier sans décision n’est proposé comme «&nbsp;enregistré&nbsp;».</p>
      ) : (
        <>
          <p className="quiet">
            {plural(batch.length, 'dossier suit', 'dossiers suivent')} un référentiel. <Kbd keys="Space" />{' '}
            sort un dossier du lot ou l’y remet, <Kbd keys="Enter" /> l’ouvre pour le discuter.
          </p>
          <ul className="batch" aria-label="Cas conformes" ref={list} onKeyDown={onKeyDown}>
            {shown.map((one) => (
              <BatchRow
                key={one.case}
                one={one}
                isIn={isIn(one)}
                isFresh={isFresh(one)}
                isFirst={one === shown[0]}
                onToggle={() => toggle(one)}
                onGo={() => onGo(one.case)}
              />
            ))}
          </ul>
          {canDecide ? <ChairProofField state={chair} isTried={isTried} /> : null}
          <div className="actions">
            {canDecide ? (
              <Button
                variant="primary"
                shortcut="Ctrl+Enter"
                isDisabled={!isToRead && confirmed.length === 0}
                onPress={() => void confirm()}
              >
                {busy ??
                  (isToRead
                    ? told.takenBack
                      ? 'Les relire'
                      : 'Lire les suivants'
                    : `Enregistrer ${plural(confirmed.length, 'cas', 'cas')}`)}
              </Button>
            ) : null}
            {pages > 1 ? (
              <>
                <Button variant="quiet" shortcut="PageUp" isDisabled={at === 0} onPress={() => turn(-1)}>
                  Dix précédents
                </Button>
                <Button
                  variant="quiet"
                  shortcut="PageDown"
                  isDisabled={at >= pages - 1}
                  onPress={() => turn(1)}
                >
                  Dix suivants
                </Button>
                <span className="quiet" role="status">
                  page {at + 1} sur {pages}
                </span>
              </>
            ) : null}
          </div>
        </>
      )}
      {chair.isChoosing ? (
        <ChoosePinPanel meeting={{ database, meeting: id }} onClose={() => chair.setChoosing(false)} />
      ) : null}
    </div>
  );
}
