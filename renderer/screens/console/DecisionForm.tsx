import { useContext, useState } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import { outcomeNames, outcomes, type Outcome } from '../../../shared/domain/decision';
import { correctedInput } from '../../../shared/domain/decisionCorrection';
import type { DecisionDraft } from '../../../shared/domain/drafts';
import type { DecisionId } from '../../../shared/domain/ids';
import { proposedGuideline } from '../../../shared/domain/guidelineBatch';
import { quorumWords } from '../../../shared/domain/quorum';
import { problemWords } from '../../../shared/domain/result';
import { Button } from '../../components/controls/Button';
import { Checkbox } from '../../components/controls/Checkbox';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Segmented } from '../../components/controls/Segmented';
import { TextArea } from '../../components/controls/TextArea';
import { TextField } from '../../components/controls/TextField';
import { KeptContext, typedIn } from '../../components/typing/keptTyping';
import { isTextField } from '../../components/typing/textField';
import { useCommand } from '../../components/session/useCommand';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { faultsOf, type DecisionField } from '../../../shared/domain/decisionFaults';
import {
  asksGuideline,
  inputOf,
  isConcluding,
  isOneGone,
  retainedOf,
} from '../../../shared/domain/decisionInput';
import { BegunByLine } from './BegunByLine';
import { ChairProofField } from './ChairProofField';
import { ChoosePinPanel } from './ChoosePinPanel';
import { ConformityFields } from './ConformityFields';
import { ANNOUNCEMENT_DAY, FollowUpFields } from './FollowUpFields';
import { GUIDELINE_DAY } from './GuidelineFields';
import { DraftStateLine } from './DraftStateLine';
import { OutcomeFields, TrialFields } from './OutcomeFields';
import { isUnvoted } from '../../components/projection/TallyBar';
import { focusOn, focusOnFault, placeAt } from './focusOn';
import { keepNow } from './roomDrafts';
import { useTakenKeys } from '../../components/keyboard/takenKeys';
import { decisionKeys } from './drawerKeys';
import { digitOf } from '../../components/keyboard/shortcutKeys';
import { sayAloud } from '../../components/aloud/sayAloud';
import { useChairProof } from './useChairProof';
import { answerOr } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';
import { onCtrlEnter } from '../../components/keyboard/onCtrlEnter';

interface DecisionFormProps {
  readonly view: CaseView;
  readonly draft: DecisionDraft;
  /** The decision in force as its author saw it, null where there was none; undefined: nobody knows. */
  readonly seen: DecisionId | null | undefined;
  readonly isOpen: boolean;
  readonly onChange: (draft: DecisionDraft) => void;
  readonly onDone: () => void;
  /** Refused, since another one is in force: it has been said. */
  readonly onOvertaken: () => void;
  /** Present when a decision is in force and may simply stay so. */
  readonly onCancel?: () => void;
}

const outcomeLabels: Record<Outcome, string> = {
  discussed: 'Discuté',
  registered: 'Enregistré',
  postponed: 'Reporté',
  referred: 'Recours',
};
const outcomeOptions = outcomes.map((id) => ({ id, label: outcomeLabels[id] }));

export function DecisionForm(props: DecisionFormProps) {
  const { view, draft, seen, isOpen, onChange, onDone, onOvertaken, onCancel } = props;
  const { database, case: id, proposals, quorum } = view;
  const [isTried, setTried] = useState(false);
  const { run, isRunning, problem } = useCommand();
  // Asked before the outcome is chosen: the field must not change its kind under the hand.
  const library = answerOr(useQuery('guidelines', { database }), []);
  const chair = useChairProof(view);
  const panel = useContext(KeptContext);
  const retained = retainedOf(draft, proposals);
  const input = inputOf(draft, proposals);
  const isReached = quorum.status === 'reached';
  const faults = faultsOf(draft, proposals, isReached);
  const change = (changes: Partial<DecisionDraft>) => onChange({ ...draft, ...changes });
  const choose = (outcome: Outcome) =>
    change(
      // The file names the guideline that it is proposed under; what was typed here stands.
      outcome === 'registered' && draft.guideline.name === ''
        ? { outcome, guideline: proposedGuideline(view.doc.values) }
        : { outcome },
    );
  /** Said beside the field, and only once someone tried to validate. */
  const errorOf = (field: DecisionField): string | undefined => {
    const fault = isTried ? faults.find((one) => one.field === field) : undefined;
    return fault && problemWords(fault.problem);
  };

  const decide = async () => {
    setTried(true);
    const [fault] = faults;
    // A date that is not understood is no value: it would go with the form.
    const unread = [
      ...(draft.outcome && !draft.announcedOn ? [ANNOUNCEMENT_DAY] : []),
      ...(asksGuideline(draft) && !draft.guideline.date ? [GUIDELINE_DAY] : []),
    ].find((label) => typedIn(panel, label) !== '');
    if (unread !== undefined)
      return focusOnFault(`«\u00a0${unread}\u00a0»\u00a0: cette date n’est pas comprise.`);
    if (fault && input) focusOnFault(problemWords(fault.problem));
    else if (chair.isLacking && input) focusOnFault(chair.lacks);
    else if (!input) focusOn('decision');
    if (faults.length > 0 || !input || chair.isLacking || isRunning) return;
    const over = seen === undefined ? {} : { seen };
    const result = await run('decide', { database, case: id, decision: input, ...over, ...chair.sent });
    chair.onType('');
    if (!result.ok && result.problem.code === 'overtaken') onOvertaken();
    if (!result.ok) return;
    sayAloud(`Décision enregistrée\u00a0: ${outcomeNames[input.outcome]}.`);
    onDone();
  };
  useShortcut('Ctrl+Enter', () => void decide(), {
    label: 'Valider la décision',
    group: 'Séance',
    isDisabled: !isOpen,
    outsideFields: true,
  });
  useTakenKeys(decisionKeys, true);
  const concludes = isConcluding(draft);
  const isCorrecting = view.decision !== null && input !== null && !input.guideline;
  const unasked = isCorrecting ? correctedInput(view.decision, input).guideline : undefined;

  return (
    <>
      <form
        className="stack-tight decision-form"
        aria-label="Décision"
        {...placeAt('decision')}
        onKeyDownCapture={onCtrlEnter(() => void decide())}
        onBlur={() => keepNow(view, 'decision')}
        onKeyDown={(event) => {
          const digit = digitOf(event);
          const chosen = digit === undefined ? undefined : outcomes[digit - 1];
          if (!chosen || isTextField(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
          event.preventDefault();
          choose(chosen);
          focusOn('decision');
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void decide();
        }}
      >
        <Segmented
          label="Ce cas est"
          value={draft.outcome}
          onChange={choose}
          options={outcomeOptions}
          error={errorOf('outcome')}
        />
        <OutcomeFields library={library} draft={draft} onChange={change} errorOf={errorOf} />
        {concludes && proposals.length > 0 ? (
          <fieldset className="stack-tight">
            <legend className="field-label">Propositions retenues</legend>
            {proposals.map(({ proposal, tally }, index) => (
              <Checkbox
                key={proposal._id}
                value={retained.includes(proposal._id)}
                onChange={(isKept) =>
                  change({
                    retained: isKept
                      ? [...retained, proposal._id]
                      : retained.filter((other) => other !== proposal._id),
                  })
                }
                label={
                  <>
                    <span className="decision-proposal" title={proposal.text}>
                      {proposals.length > 1 ? `${index + 1}. ` : ''}
                      {proposal.text}
                    </span>
                    <span className="small quiet">
                      {isUnvoted(tally) ? 'pas encore de vote' : `${tally.for} pour, ${tally.against} contre`}
                    </span>
                  </>
                }
              />
            ))}
          </fieldset>
        ) : null}
        {concludes && isOneGone(draft, proposals) ? (
          <p className="field-help">
            Une proposition retenue a été corrigée ou retirée depuis&nbsp;: la décision ne la reprend pas.
          </p>
        ) : null}
        <TextArea
          label="Conclusion"
          aside={<DraftStateLine caseRef={view} kind="decision" />}
          value={draft.text}
          onChange={(text) => change({ text })}
          rows={2}
          large
          error={errorOf('text')}
          help={concludes && retained.length > 0 ? 'Les propositions retenues y sont jointes.' : undefined}
        />
        {draft.outcome === 'discussed' && !isReached ? (
          <TextField
            label="Conclu sans quorum&nbsp;: pourquoi"
            value={draft.quorumReason}
            onChange={(quorumReason) => change({ quorumReason })}
            help={quorumWords(quorum)}
            error={errorOf('quorumReason')}
            isRequired
          />
        ) : null}
        {concludes ? <TrialFields draft={draft} proposals={proposals} onChange={change} /> : null}
        {draft.outcome === 'discussed' ? (
          <ConformityFields
            library={library}
            draft={draft}
            unasked={unasked}
            onChange={change}
            errorOf={errorOf}
          />
        ) : null}
        {draft.outcome ? <FollowUpFields view={view} draft={draft} onChange={change} /> : null}
        <ChairProofField state={chair} isTried={isTried && input !== null} />
        {problem ? <ProblemNotice problem={problem} /> : null}
        <BegunByLine meeting={view} by={draft.begunBy} />
        <div className="actions decision-actions">
          <Button variant="primary" type="submit" shortcut="Ctrl+Enter">
            Valider la décision
          </Button>
          {onCancel ? (
            <Button variant="quiet" onPress={onCancel}>
              Garder la décision
            </Button>
          ) : null}
        </div>
      </form>
      {chair.isChoosing ? <ChoosePinPanel meeting={view} onClose={() => chair.setChoosing(false)} /> : null}
    </>
  );
}
