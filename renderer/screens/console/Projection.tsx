import { useContext } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { CaseLine, CaseView } from '../../../shared/contracts/views';
import { outcomeNames } from '../../../shared/domain/decision';
import { clockTime } from '../../../shared/domain/french';
import { quorumWords } from '../../../shared/domain/quorum';
import { DecisionView } from '../../components/case/DecisionView';
import { Kbd } from '../../components/Kbd';
import { LayerContext, useLayer, useShortcut } from '../../components/useShortcut';
import { useTimeOfDay } from './caseClock';
import { unbroken } from './decisive';
import { retainedOf } from './decisionDraft';
import { intentionWords } from './ProposalItem';
import { useRoomDrafts } from './roomDrafts';
import { TallyBar } from './TallyBar';

interface ProjectionProps {
  readonly line: CaseLine;
  readonly view: CaseView | null;
  readonly count: number;
  readonly onStep: (by: number) => void;
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

/** For six metres in the dark: no identity, nothing smaller than 24 pixels, only what the room decides on. */
export function Projection(props: ProjectionProps) {
  const depth = useContext(LayerContext) + 1;
  useLayer(depth);
  return (
    <LayerContext value={depth}>
      <ModalOverlay
        isOpen
        onOpenChange={(open) => (open ? undefined : props.onLeave())}
        className="projection-veil"
      >
        <Modal className="projection-modal">
          <Dialog className="projection" aria-label="Projection" data-density="room" data-theme="dark">
            <ProjectedCase {...props} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </LayerContext>
  );
}

/** Characters above which the question takes a size less, to leave room for the proposals. */
const LONG = 110;

function ProjectedCase({ line, view, count, onStep, onNext, onLeave }: ProjectionProps) {
  const time = useTimeOfDay();
  const draft = useRoomDrafts((drafts) => drafts.decisions[line.case]);
  const group = 'Projection';
  useShortcut('m', onLeave, { label: 'Revenir à la console', group });
  useShortcut('ArrowDown', () => onStep(1), { label: 'Dossier suivant', group });
  useShortcut('j', () => onStep(1), { label: 'Dossier suivant', group });
  useShortcut('ArrowUp', () => onStep(-1), { label: 'Dossier précédent', group });
  useShortcut('k', () => onStep(-1), { label: 'Dossier précédent', group });
  useShortcut('n', onNext, { label: 'Prochain dossier sans décision', group });
  const proposals = view?.proposals ?? [];
  const isLong = line.question.length > LONG;
  const kept = draft
    ? retainedOf(
        draft,
        proposals.map(({ proposal }) => proposal._id),
      )
    : [];
  return (
    <>
      <header className="projection-head">
        <span>
          {line.position} sur {count} · {line.masked}
        </span>
        <span>{quorumWords(line.quorum)}</span>
        <strong>{clockTime(time)}</strong>
      </header>
      <div className="projection-body" role="region" aria-label="Dossier projeté" tabIndex={0}>
        <h2 className={isLong ? 'projection-question projection-long' : 'projection-question'}>
          {unbroken(line.question) || 'Aucune question n’est posée.'}
        </h2>
        <p className="projection-summary">{unbroken(line.summary)}</p>
        <ol className="projection-proposals">
          {proposals.map(({ proposal, tally, votes }) => (
            <li key={proposal._id}>
              <p className="projection-intention">{intentionWords(proposal.intention)}</p>
              <p>{proposal.text}</p>
              {votes.length > 0 ? <TallyBar tally={tally} of={votes.length} /> : null}
            </li>
          ))}
        </ol>
        {draft?.outcome ? (
          <section className="projection-decision">
            <h3>En cours d’écriture&nbsp;: {outcomeNames[draft.outcome]}</h3>
            {proposals
              .filter(({ proposal }) => kept.includes(proposal._id))
              .map(({ proposal }) => (
                <p key={proposal._id}>{proposal.text}</p>
              ))}
            <p>{draft.text}</p>
          </section>
        ) : view?.decision ? (
          <section className="projection-decision">
            <DecisionView decision={view.decision} proposals={proposals} />
          </section>
        ) : null}
      </div>
      <footer className="projection-foot">
        <Kbd keys="m" /> revenir à la console <Kbd keys="ArrowDown" /> dossier suivant
      </footer>
    </>
  );
}
