import type { CaseView } from '../../../shared/contracts/views';
import type { ProposalDraft } from '../../../shared/domain/drafts';
import type { ProposalId } from '../../../shared/domain/ids';
import type { Proposal } from '../../../shared/domain/proposal';
import { Button } from '../../components/controls/Button';
import { ProposalFields } from '../../components/case/ProposalFields';
import { TextField } from '../../components/controls/TextField';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { BegunByLine } from './BegunByLine';
import { PhraseOffers } from './PhraseOffers';
import { DraftStateLine } from './DraftStateLine';
import { correctionWords } from './proposalWords';
import { placeAt } from './focusOn';
import { keepNow, keepProposal } from './roomDrafts';
import { useKeysAwait } from '../../components/keyboard/usePendingKeystrokes';
import { onCtrlEnter } from '../../components/keyboard/onCtrlEnter';

interface ProposalFormProps {
  readonly view: CaseView;
  readonly draft: ProposalDraft;
  /** The board's own. */
  readonly phrases: readonly string[];
  /** The proposal that it corrects, while that stands. */
  readonly corrected?: Proposal | undefined;
  readonly onDone: (id: ProposalId) => void;
}

const isOther = (written: string | undefined, before = ''): written is string =>
  written !== undefined && written.trim() !== before;

export function ProposalForm({ view, draft, phrases, corrected, onDone }: ProposalFormProps) {
  const { database, case: id } = view;
  const caseRef = { database, case: id };
  const { run, isRunning, problem } = useCommand();
  // Its votes come right after it: what is pressed for them meanwhile is done on them.
  useKeysAwait(isRunning);
  const change = (changes: Partial<ProposalDraft>) => keepProposal(caseRef, { ...draft, ...changes });
  const canSend = draft.text.trim() !== '';
  const send = async () => {
    if (!canSend || isRunning) return;
    const { text, treatments, intention, examinations, trial, corrects } = draft;
    const result = await run('propose', {
      ...caseRef,
      text,
      treatments: [...treatments],
      intention,
      // Cleared in a correction, they are no more; untouched, they stay.
      ...(isOther(examinations, corrected?.examinations) ? { examinations } : {}),
      ...(isOther(trial, corrected?.trial) ? { trial } : {}),
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
        around={(field) => (
          <PhraseOffers phrases={phrases} text={draft.text} onChange={(text) => change({ text })}>
            {field}
          </PhraseOffers>
        )}
      />
      <TextField
        label="Examens à faire d’abord"
        value={draft.examinations ?? corrected?.examinations ?? ''}
        onChange={(examinations) => change({ examinations })}
      />
      <TextField
        label="Essai proposé"
        value={draft.trial ?? corrected?.trial ?? ''}
        onChange={(trial) => change({ trial })}
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <BegunByLine meeting={view} by={draft.begunBy} />
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
