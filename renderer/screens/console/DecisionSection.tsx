import { useEffect, useRef } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import { Button } from '../../components/Button';
import { DecisionView } from '../../components/case/DecisionView';
import { SaveReport } from '../../components/case/SaveReport';
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
  const isShown = decision !== null && !draft;
  const wasShown = useRef(isShown);
  // What had the keyboard went away with the form, or with the decision taken back: the other one takes it.
  useEffect(() => {
    if (wasShown.current !== isShown && isOpen && document.activeElement === document.body)
      focusOn('decision');
    wasShown.current = isShown;
  }, [isShown, isOpen]);
  if (decision && !draft)
    return (
      <div className="stack-tight" data-focus="decision">
        <DecisionView decision={decision} proposals={view.proposals} />
        <SaveReport target={{ database: view.database, case: view.case }} keys="w" />
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
      onDone={() => keepDecision(view.case, undefined)}
      {...(decision ? { onCancel: () => keepDecision(view.case, undefined) } : {})}
    />
  );
}
