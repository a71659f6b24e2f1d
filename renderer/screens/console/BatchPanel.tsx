import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { BatchCase, MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { BATCH_PAGE } from '../../../shared/domain/guidelineBatch';
import type { CaseId } from '../../../shared/domain/ids';
import { sayAloud } from '../../components/aloud/sayAloud';
import { Button } from '../../components/controls/Button';
import { Kbd } from '../../components/keyboard/Kbd';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { Notice } from '../../components/layout/Notice';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { noteTurned } from '../../components/session/useTurned';
import { useCommand } from '../../components/session/useCommand';
import { BatchRow } from './BatchRow';
import { ChairProofField } from './ChairProofField';
import { ChoosePinPanel } from './ChoosePinPanel';
import { useChairProof } from './useChairProof';

interface BatchProps {
  readonly meeting: MeetingView;
  readonly batch: readonly BatchCase[];
  readonly canDecide: boolean;
  readonly onGo: (id: CaseId) => void;
  readonly onLeave: () => void;
}

interface Told {
  readonly registered: readonly CaseId[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
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
  const { run, isRunning, busy, problem } = useCommand('Enregistrement des décisions…');
  const [takenOut, setTakenOut] = useState<ReadonlySet<CaseId>>(new Set());
  const [page, setPage] = useState(0);
  const chair = useChairProof({ database, meeting: id });
  const [isTried, setTried] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const pages = Math.max(1, Math.ceil(batch.length / BATCH_PAGE));
  const at = Math.min(page, pages - 1);
  const shown = batch.slice(at * BATCH_PAGE, (at + 1) * BATCH_PAGE);
  const isIn = (one: BatchCase) => one.missing.length === 0 && !takenOut.has(one.case);
  const confirmed = shown.filter(isIn).map((one) => ({ case: one.case, seen: one.seen }));
  /** What was just confirmed is told; those that came into its place are read first. */
  const isToRead = told !== null && batch.length > 0;

  const toggle = (one: BatchCase) =>
    setTakenOut((before) => {
      const next = new Set(before);
      if (!next.delete(one.case)) next.add(one.case);
      return next;
    });
  const confirm = async () => {
    if (isToRead) {
      setTold(null);
      return;
    }
    setTried(true);
    if (!canDecide || isRunning || confirmed.length === 0 || chair.isLacking) return;
    const result = await run('registerBatch', { database, meeting: id, cases: confirmed, ...chair.sent });
    chair.onType('');
    setTried(false);
    setTold(result.ok ? result.value : null);
  };
  /** Each by its own undoing: what somebody wrote of one since stays, and says so. */
  const takeBack = async () => {
    // Once: another time it would take back what was done before in these cases.
    setTold(null);
    for (const one of told?.registered ?? []) {
      const result = await run('undo', { places: [{ kind: 'discussed', database, case: one }] });
      if (!result.ok) return;
      noteTurned(true, result.value.decision);
    }
    sayAloud('Les décisions de ce lot sont reprises.');
  };
  const canTakeBack = told !== null && told.registered.length > 0 && !isRunning;
  const turn = (by: number) => setPage(Math.min(Math.max(at + by, 0), pages - 1));
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
        <ToldNotice
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
                  (isToRead ? 'Lire les suivants' : `Enregistrer ${plural(confirmed.length, 'cas', 'cas')}`)}
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

interface ToldProps {
  readonly told: Told;
  readonly takesFocus: boolean;
  readonly onTakeBack: (() => void) | null;
}

function ToldNotice({ told: { registered, refused }, takesFocus, onTakeBack }: ToldProps) {
  const root = useRef<HTMLDivElement>(null);
  // The row that had the keyboard is gone with the last case: Escape must still close the panel.
  useEffect(() => {
    if (takesFocus) root.current?.focus();
  }, [takesFocus]);
  return (
    <div tabIndex={-1} ref={root}>
      <Notice
        meaning={refused.length > 0 ? 'todo' : 'done'}
        title={
          registered.length === 0
            ? 'Aucun cas n’a été enregistré.'
            : `${plural(registered.length, 'cas enregistré', 'cas enregistrés')}, chacun par une décision.`
        }
        action={
          onTakeBack ? (
            <Button variant="plain" size="small" icon="undo" shortcut="Ctrl+Z" onPress={onTakeBack}>
              Tout reprendre
            </Button>
          ) : null
        }
      >
        {refused.length === 0 ? (
          'Une décision se corrige ou se reprend dans son dossier.'
        ) : (
          <ul>
            {refused.map(({ name, why }) => (
              <li key={name + why}>{[name, why].filter(Boolean).join('\u00a0: ')}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
