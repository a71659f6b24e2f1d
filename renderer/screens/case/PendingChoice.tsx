import type { CaseView } from '../../../shared/contracts/views';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { choicesWords, type PendingChoice } from '../../components/case/pendingChoices';
import { momentWords } from '../../components/case/momentWords';
import { useNameOf } from '../../components/case/useNameOf';
import { valueWords } from '../../../shared/domain/valueWords';
import { node } from '../../node/client';

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Goes where the first choice is to be made, on its first button. */
function goToChoice({ field }: PendingChoice): void {
  const button = document.querySelector<HTMLElement>(`[data-choice="${field}"] button`);
  button?.scrollIntoView({ block: 'center' });
  button?.focus({ preventScroll: true });
}

interface PendingProps {
  readonly view: CaseView;
  readonly choices: readonly PendingChoice[];
}

/** On top of the form: that there is something to choose and where; the discussion, which has no field here, is chosen at once. */
export function PendingSummary({ view, choices }: PendingProps) {
  const [first] = choices;
  if (!first) return null;
  const discussion = choices.find(({ field }) => field === 'discussion');
  const discuss = (text: unknown) =>
    void node().command('discuss', { database: view.database, case: view.case, text: asText(text) });
  return (
    <>
      <Notice
        meaning="todo"
        title={`${choicesWords(choices)}\u00a0: à choisir`}
        action={
          <Button variant="plain" size="small" onPress={() => goToChoice(first)}>
            {choices.length === 1 ? 'Voir le choix' : 'Voir le premier'}
          </Button>
        }
      />
      {discussion ? <Choice view={view} choice={discussion} onKeep={discuss} /> : null}
    </>
  );
}

interface ChoiceProps {
  readonly view: CaseView;
  readonly choice: PendingChoice;
  readonly onKeep: (value: unknown) => void;
}

/** The values that stand side by side, each with who wrote it and when. */
export function Choice({ view, choice, onKeep }: ChoiceProps) {
  const nameOf = useNameOf(view);
  const { field, label, siblings } = choice;
  return (
    <div data-choice={field}>
      <Notice meaning="todo" title={`Deux postes ont écrit «\u00a0${label}\u00a0»\u00a0: choisissez`}>
        <ul className="stack-tight">
          {siblings.map(({ value, stamp }) => (
            <li key={`${stamp.device}-${stamp.n}`} className="pending">
              <span>
                <span className="case-words">
                  {(field === 'discussion' ? asText(value) : valueWords(field, value)) || 'Vide'}
                </span>
                <span className="small quiet pending-by">
                  {`${nameOf(stamp.by) ?? 'Un autre poste'}, ${momentWords(stamp.at)}`}
                </span>
              </span>
              <Button variant="plain" size="small" onPress={() => onKeep(value)}>
                Garder cette valeur
              </Button>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
