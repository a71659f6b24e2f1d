import { useContext, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components';
import { mayWrite } from '../../../shared/contracts/storage';
import type { CaseLine, CaseView, FileView } from '../../../shared/contracts/views';
import type { CaseDrafts } from '../../../shared/domain/drafts';
import { outcomeNames } from '../../../shared/domain/decision';
import { clockTime } from '../../../shared/domain/french';
import { quorumWords } from '../../../shared/domain/quorum';
import { quotedList } from '../../../shared/merge/openWords';
import { DecisionView } from '../../components/case/DecisionView';
import { FileViewer } from '../../components/files/FileViewer';
import { Icon } from '../../components/controls/Icon';
import { Kbd } from '../../components/keyboard/Kbd';
import { Layer } from '../../components/layout/Layer';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { StorageContext } from '../../components/session/useStorage';
import { useTimeOfDay } from './caseClock';
import { unbroken } from './decisive';
import { retainedOf } from '../../../shared/domain/decisionDraft';
import { intentionWords } from './proposalWords';
import { useDecisionDraft } from './roomDrafts';
import { usePages } from './usePages';
import { TallyBar } from './TallyBar';

interface ProjectionProps {
  readonly line: CaseLine;
  readonly view: CaseView | null;
  readonly kept: CaseDrafts;
  readonly count: number;
  readonly onStep: (by: number) => void;
  readonly files: readonly FileView[];
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

/** For six metres in the dark: no identity, nothing smaller than 24 pixels, only what the room decides on. */
export function Projection(props: ProjectionProps) {
  return (
    <Layer veil="projection-veil" modal="projection-modal" onClose={props.onLeave}>
      <Dialog className="projection" aria-label="Projection" data-density="room" data-theme="dark">
        <ProjectedCase {...props} />
      </Dialog>
    </Layer>
  );
}

/** Characters above which the question takes a size less, to leave room for the proposals. */
const LONG = 110;
/** And above which it takes the smallest. */
const VERY_LONG = 320;
/** More than these stand side by side. */
const STACKED = 2;

function ProjectedCase({ line, view, kept, count, files, onStep, onNext, onLeave }: ProjectionProps) {
  const time = useTimeOfDay();
  // A sign for who knows it, not for the room.
  const writable = mayWrite(useContext(StorageContext));
  const draft = useDecisionDraft(view, kept);
  const group = 'Projection';
  useShortcut('m', onLeave, { label: 'Revenir à la console', group });
  useShortcut('ArrowDown', () => onStep(1), { label: 'Dossier suivant', group });
  useShortcut('j', () => onStep(1), { label: 'Dossier suivant', group });
  useShortcut('ArrowUp', () => onStep(-1), { label: 'Dossier précédent', group });
  useShortcut('k', () => onStep(-1), { label: 'Dossier précédent', group });
  useShortcut('n', onNext, { label: 'Prochain dossier sans décision', group });
  const [isShowing, setShowing] = useState(false);
  useShortcut('i', () => setShowing(true), {
    label: 'Images et pièces jointes',
    group,
    isDisabled: files.length === 0,
  });
  const proposals = view?.proposals ?? [];
  const size =
    line.question.length > VERY_LONG
      ? ' projection-very-long'
      : line.question.length > LONG
        ? ' projection-long'
        : '';
  const retained = draft ? retainedOf(draft, proposals) : [];
  const decision = draft?.outcome ? (
    <section>
      <h3>En cours d’écriture&nbsp;: {outcomeNames[draft.outcome]}</h3>
      {proposals.map(({ proposal }, index) =>
        retained.includes(proposal._id) ? <p key={proposal._id}>{`${index + 1}. ${proposal.text}`}</p> : null,
      )}
      <p>{draft.text}</p>
    </section>
  ) : view?.decision ? (
    <DecisionView decision={view.decision} proposals={proposals} origin={view.foreign?.[view.decision._id]} />
  ) : null;
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const pages = usePages(body, list, line.case);
  /** What is longer than the screen by itself is read to its end before the page turns. */
  const turn = (by: 1 | -1) => {
    const at = body.current;
    if (!at) return;
    const left = by > 0 ? at.scrollHeight - at.clientHeight - at.scrollTop : at.scrollTop;
    if (left > 1) at.scrollBy({ top: by * at.clientHeight * 0.8 });
    else {
      pages.turn(by);
      at.scrollTop = 0;
    }
  };
  useShortcut('PageDown', () => turn(1), { label: 'Page suivante', group });
  useShortcut('PageUp', () => turn(-1), { label: 'Page précédente', group });
  return (
    <>
      <header className="projection-head">
        <span>
          {line.position} sur {count} · {line.masked}
        </span>
        <span>{quorumWords(line.quorum)}</span>
        <span className="projection-clock">
          {writable ? null : (
            <span title="Lecture seule, faute de place">
              <Icon name="warning" />
              <span className="visually-hidden">Lecture seule, faute de place</span>
            </span>
          )}
          <strong>{clockTime(time)}</strong>
        </span>
      </header>
      <div className="projection-body" ref={body} role="region" aria-label="Dossier projeté" tabIndex={0}>
        <h2 className={`projection-question${size}`}>
          {unbroken(line.question) || 'Aucune question n’est posée.'}
        </h2>
        <p className="projection-summary">{unbroken(line.summary)}</p>
        {view && view.undecided.length > 0 ? (
          <p className="projection-undecided">
            <Icon name="todo" />
            {`Écrit différemment sur plusieurs postes, à trancher\u00a0: ${quotedList(view.undecided)}`}
          </p>
        ) : null}
        <ul
          className={`projection-items${proposals.length > STACKED ? ' projection-columns' : ''}`}
          ref={list}
        >
          {decision ? (
            <li className="projection-decision" hidden={!pages.isOn(0)}>
              {decision}
            </li>
          ) : null}
          {proposals.map(({ proposal, tally, votes }, index) => (
            <li key={proposal._id} hidden={!pages.isOn(index + (decision ? 1 : 0))}>
              <p className="projection-intention">
                <strong>{index + 1}</strong> {intentionWords(proposal.intention)}
              </p>
              <p className="projection-words">{proposal.text}</p>
              <TallyBar tally={tally} of={votes.length} />
            </li>
          ))}
        </ul>
      </div>
      <footer className="projection-foot">
        <Kbd keys="m" /> revenir à la console <Kbd keys="ArrowDown" /> dossier suivant{' '}
        {files.length > 0 ? (
          <>
            <Kbd keys="i" /> images
          </>
        ) : null}
        {pages.count > 1 ? (
          <strong className="projection-page">
            <Kbd keys="PageDown" /> page {pages.page + 1} sur {pages.count}
          </strong>
        ) : null}
      </footer>
      {isShowing ? (
        <FileViewer target={line} files={files} isMasked onClose={() => setShowing(false)} />
      ) : null}
    </>
  );
}
