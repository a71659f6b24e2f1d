import type { CaseRef } from '../../../shared/contracts/views';
import type { ProposalDraft } from '../../../shared/domain/drafts';
import type { ProposalId } from '../../../shared/domain/ids';
import { Button } from '../../components/Button';
import { CodesPicker } from '../../components/CodesPicker';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Segmented } from '../../components/Segmented';
import { TextArea } from '../../components/TextArea';
import { useCommand } from '../../components/useCommand';
import { DraftStateLine } from './DraftStateLine';
import { keepNow, keepProposal } from './roomDrafts';
import { onCtrlEnter } from '../../components/case/onCtrlEnter';

interface ProposalFormProps {
  readonly caseRef: CaseRef;
  readonly draft: ProposalDraft;
  readonly onDone: (id: ProposalId) => void;
}

const intentions = [
  { id: '1', label: '1re' },
  { id: '2', label: '2e' },
  { id: '3', label: '3e' },
] as const;

export function ProposalForm({ caseRef, draft, onDone }: ProposalFormProps) {
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
      className="stack-tight proposal-form"
      aria-label={draft.corrects ? 'Corriger la proposition' : 'Nouvelle proposition'}
      onKeyDownCapture={onCtrlEnter(() => void send())}
      onBlur={() => keepNow(caseRef, 'proposal')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={draft.corrects ? 'Proposition corrigée' : 'Nouvelle proposition'}
        aside={<DraftStateLine caseRef={caseRef} kind="proposal" />}
        value={draft.text}
        onChange={(text) => change({ text })}
        rows={2}
        autoFocus
        {...(draft.corrects
          ? { help: 'Les votes portaient sur l’ancien texte\u00a0: ils sont à reprendre.' }
          : {})}
      />
      <CodesPicker
        label="Traitements"
        list="treatment"
        free
        value={draft.treatments}
        onChange={(treatments) => change({ treatments })}
      />
      <Segmented
        label="Intention"
        value={String(draft.intention) as '1' | '2' | '3'}
        onChange={(intention) => change({ intention: Number(intention) })}
        options={intentions}
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
