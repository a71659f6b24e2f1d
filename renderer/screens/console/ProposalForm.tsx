import type { CaseRef } from '../../../shared/contracts/views';
import type { ProposalDraft } from '../../../shared/domain/drafts';
import type { ProposalId } from '../../../shared/domain/ids';
import type { Proposal } from '../../../shared/domain/proposal';
import { Button } from '../../components/controls/Button';
import { ProposalFields } from '../../components/case/ProposalFields';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { DraftStateLine } from './DraftStateLine';
import { correctionWords } from './proposalWords';
import { placeAt } from './focusOn';
import { keepNow, keepProposal } from './roomDrafts';
import { onCtrlEnter } from '../../components/keyboard/onCtrlEnter';

interface ProposalFormProps {
  readonly caseRef: CaseRef;
  readonly draft: ProposalDraft;
  /** The proposal that it corrects, while that stands. */
  readonly corrected?: Proposal | undefined;
  readonly onDone: (id: ProposalId) => void;
}

export function ProposalForm({ caseRef, draft, corrected, onDone }: ProposalFormProps) {
  const { run, isRunning, problem } = useCommand();
  const change = (changes: Partial<ProposalDraft>) => keepProposal(caseRef, { ...draft, ...changes });
  const canSend = draft.text.trim() !== '';
  const send = async () => {
    if (!canSend || isRunning) return;
    const { text, treatments, intention, corrects } = draft;
    const result = await run('propose', {
      ...caseRef,
      text,
      treatments: [...treatments],
      intention,
      ...(corrects ? { corrects } : {}),
    });
    if (!result.ok) return;
    keepProposal(caseRef, null);
    onDone(result.value.proposal);
  };
  return (
    <form
      {...placeAt('proposal')}
      className="stack-tight proposal-form"
      aria-label={draft.corrects ? 'Corriger la proposition' : 'Nouvelle proposition'}
      onKeyDownCapture={onCtrlEnter(() => void send())}
      onBlur={() => keepNow(caseRef, 'proposal')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ProposalFields
        label={draft.corrects ? 'Proposition corrigée' : 'Nouvelle proposition'}
        aside={<DraftStateLine caseRef={caseRef} kind="proposal" />}
        value={draft}
        onChange={change}
        help={corrected && correctionWords(corrected)}
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="actions">
        <Button variant="primary" size="small" type="submit" shortcut="Ctrl+Enter" isDisabled={!canSend}>
          Enregistrer la proposition
        </Button>
        <Button variant="quiet" size="small" onPress={() => keepProposal(caseRef, null)}>
          Abandonner
        </Button>
      </div>
    </form>
  );
}
