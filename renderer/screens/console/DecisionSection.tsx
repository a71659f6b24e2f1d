import { useEffect, useRef, useState, type ComponentProps } from 'react';
import type { BallotView } from '../../../shared/contracts/phones';
import type { CaseView } from '../../../shared/contracts/views';
import type { Decision } from '../../../shared/domain/decision';
import type { CaseDrafts, TypedDraft } from '../../../shared/domain/drafts';
import type { DecisionId } from '../../../shared/domain/ids';
import { Button } from '../../components/controls/Button';
import { DecisionView } from '../../components/case/DecisionView';
import { SaveReport } from '../../components/papers/SaveReport';
import { dropTyped, KeptContext } from '../../components/typing/keptTyping';
import { useTypedKept } from '../../components/case/useTypedKept';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useTurned } from '../../components/session/useTurned';
import {
  begunOn,
  blankDecision,
  draftOf,
  isOvertaken,
  isSameDraft,
  isTaken,
} from '../../../shared/domain/decisionDraft';
import { DecisionForm } from './DecisionForm';
import { ANNOUNCEMENT_DAY } from './FollowUpFields';
import { GUIDELINE_DAY } from './GuidelineFields';
import { OvertakenNotice } from './OvertakenNotice';
import { keepDecision, useDecisionDraft } from './roomDrafts';
import { focusOn, placeAt, type Work } from './focusOn';

interface DecisionSectionProps {
  readonly view: CaseView;
  readonly kept: CaseDrafts;
  readonly canDecide: boolean;
  readonly isOpen: boolean;
  /** Of this case, put to the vote of phones now. */
  readonly ballot: BallotView | null;
  readonly onWork: (work: Work) => void;
  /** Absent when every case has its decision. */
  readonly onNext: (() => void) | undefined;
}

/** The decision in force, or the form to take one; a correction makes a new version and keeps the old. */
export function DecisionSection(props: DecisionSectionProps) {
  const { view, kept, canDecide, isOpen, ballot, onWork, onNext } = props;
  const draft = useDecisionDraft(view, kept);
  const { decision, database, case: id } = view;
  const ref = { database, case: id };
  const isShown = decision !== null && !(draft && canDecide);
  const [reopened, setReopened] = useState<Decision | null>(null);
  useTurned(({ isUndone, decision: turned }) => {
    if (turned?.case !== id) return;
    // Taken back, it is there to be corrected; taken again, it is a draft no more, unless one wrote on.
    if (isUndone && !draft) setReopened(turned);
    else if (!isUndone && draft && isSameDraft(draft, draftOf(turned))) keepDecision(ref, null);
  });
  const taken = useRef<Decision | null>(null);
  useEffect(() => {
    if (!reopened || reopened === taken.current || decision?._id === reopened._id) return;
    taken.current = reopened;
    // Where the one before is in force again, that one is shown.
    if (decision === null) keepDecision({ database, case: id }, begunOn(draftOf(reopened), null));
  }, [reopened, decision, database, id]);
  const inForce = decision?._id ?? null;
  // Of the decision in force when it was refused: whoever validates again has been told to read that one.
  const [told, setTold] = useState<DecisionId | null>();
  const isTold = told === inForce;
  const isOver = draft !== null && isOvertaken(draft, decision);
  const end = () => {
    setTold(undefined);
    keepDecision(ref, null);
  };
  const correct = () => {
    if (!decision) return;
    keepDecision(ref, begunOn(draftOf(decision), decision));
    onWork('decision');
    focusOn('decision');
  };
  useShortcut('Shift+D', correct, {
    label: 'Corriger la décision',
    group: 'Séance',
    isDisabled: !isShown || !canDecide,
  });
  const wasShown = useRef(isShown);
  // What had the keyboard went away with the form, or with the decision taken back: the other one takes it.
  useEffect(() => {
    if (wasShown.current !== isShown && isOpen && document.activeElement === document.body)
      focusOn('decision');
    wasShown.current = isShown;
  }, [isShown, isOpen]);
  if (decision && isShown)
    return (
      <div className="stack-tight" {...placeAt('decision')}>
        <DecisionView decision={decision} proposals={view.proposals} origin={view.foreign?.[decision._id]} />
        <SaveReport target={ref} keys="w" />
        <div className="actions">
          {onNext ? (
            <Button variant="primary" size="small" shortcut="n" onPress={onNext}>
              Prochain sans décision
            </Button>
          ) : null}
          {canDecide ? (
            <Button variant="plain" size="small" icon="edit" shortcut="Shift+D" onPress={correct}>
              Corriger la décision
            </Button>
          ) : null}
        </div>
      </div>
    );
  if (!canDecide || (view.meetingState === 'closed' && !decision))
    return (
      <p className="quiet" {...placeAt('decision')}>
        {view.meetingState === 'planned'
          ? 'La décision se prend une fois la séance ouverte.'
          : view.meetingState === 'closed'
            ? 'La séance est terminée sans décision pour ce dossier.'
            : 'Seuls l’animateur, le coordonnateur et la secrétaire enregistrent la décision.'}
      </p>
    );
  return (
    <div className="stack-tight">
      {/* Just validated here, the decision is in view a moment before the draft is gone. */}
      {isOver && (isTold || !isTaken(draft, view)) ? (
        <OvertakenNotice decision={decision} proposals={view.proposals} isTold={isTold} />
      ) : null}
      {ballot ? (
        <p>
          Un vote par téléphone est en cours&nbsp;: la décision le termine, et garde les votes déjà
          enregistrés.
        </p>
      ) : null}
      <KeptForm
        view={view}
        typed={kept.typed}
        draft={draft ?? blankDecision}
        seen={isOver && isTold ? told : draft?.begunOn}
        isOpen={isOpen}
        onChange={(next) => keepDecision(ref, begunOn(next, decision))}
        onDone={end}
        onOvertaken={() => setTold(inForce)}
        {...(decision ? { onCancel: end } : {})}
      />
    </div>
  );
}

interface KeptFormProps extends ComponentProps<typeof DecisionForm> {
  readonly typed: TypedDraft | null;
}

/** The form, whose half typed dates outlive a lock as the draft does, and go with it. */
function KeptForm({ typed, ...form }: KeptFormProps) {
  const { view, onDone, onCancel } = form;
  const panel = useTypedKept(view, typed);
  const ending = (end: () => void) => () => {
    for (const day of [GUIDELINE_DAY, ANNOUNCEMENT_DAY]) dropTyped(panel, day);
    end();
  };
  return (
    <KeptContext value={panel}>
      <DecisionForm {...form} onDone={ending(onDone)} {...(onCancel ? { onCancel: ending(onCancel) } : {})} />
    </KeptContext>
  );
}
