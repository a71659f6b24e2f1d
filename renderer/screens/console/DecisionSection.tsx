import type { CaseView } from '../../../shared/contracts/views';
import { Button } from '../../components/Button';
import { DecisionView } from '../../components/case/DecisionView';
import { blankDecision, draftOf } from './decisionDraft';
import { DecisionForm } from './DecisionForm';
import { keepDecision, useRoomDrafts } from './roomDrafts';
import { focusOn } from './focusOn';

interface DecisionSectionProps {
  readonly view: CaseView;
  readonly canDecide: boolean;
  readonly isOpen: boolean;
  /** Absent when every case has its decision. */
  readonly onNext: (() => void) | undefined;
}

/** The decision in force, or the form to take one; a correction makes a new version and keeps the old. */
export function DecisionSection({ view, canDecide, isOpen, onNext }: DecisionSectionProps) {
  const draft = useRoomDrafts((drafts) => drafts.decisions[view.case]);
  const { decision } = view;
  if (decision && !draft)
    return (
      <div className="stack-tight" data-focus="decision">
        <DecisionView decision={decision} proposals={view.proposals} />
        <div className="actions">
          {onNext ? (
            <Button variant="primary" size="small" shortcut="n" onPress={onNext}>
              Prochain sans décision
            </Button>
          ) : null}
          {canDecide ? (
            <Button
              variant="plain"
              size="small"
              icon="edit"
              onPress={() => {
                keepDecision(view.case, draftOf(decision));
                focusOn('decision');
              }}
            >
              Corriger la décision
            </Button>
          ) : null}
        </div>
      </div>
    );
  if (!canDecide || (view.meetingState === 'closed' && !decision))
    return (
      <p className="quiet" data-focus="decision">
        {view.meetingState === 'planned'
          ? 'La décision se prend une fois la séance ouverte.'
          : view.meetingState === 'closed'
            ? 'La séance est terminée sans décision pour ce dossier.'
            : 'Seuls l’animateur, le coordonnateur et la secrétaire enregistrent la décision.'}
      </p>
    );
  return (
    <DecisionForm
      view={view}
      draft={draft ?? blankDecision}
      isOpen={isOpen}
      onChange={(next) => keepDecision(view.case, next)}
      onDone={() => {
        keepDecision(view.case, undefined);
        focusOn('decision');
      }}
      {...(decision ? { onCancel: () => keepDecision(view.case, undefined) } : {})}
    />
  );
}
