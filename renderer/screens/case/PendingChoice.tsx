import type { CaseView } from '../../../shared/contracts/views';
import { openValueWords } from '../../../shared/merge/openWords';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { momentWords } from '../../components/case/momentWords';
import type { PendingChoice } from '../../components/case/pendingChoices';
import { useNameOf } from '../../components/case/useNameOf';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useCommand } from '../../components/useCommand';

interface ChoiceProps {
  readonly view: CaseView;
  readonly choice: PendingChoice;
  /** The choice goes away once it is made: the keyboard needs another place. */
  readonly onChosen: () => void;
}

/** The values that stand side by side, each with who wrote it and when, beside their field. */
export function Choice({ view, choice, onChosen }: ChoiceProps) {
  const nameOf = useNameOf(view);
  const { run, problem } = useCommand();
  const { field, label, values } = choice;
  const keep = async (key: string) => {
    const seen = values.map((value) => value.key);
    const { database, case: id } = view;
    const result = await run('settleConflict', { database, id, field, seen, choice: { key } });
    if (result.ok) onChosen();
  };
  return (
    <>
      <Notice meaning="todo" title={`Deux postes ont écrit «\u00a0${label}\u00a0»\u00a0: choisissez`}>
        <ul className="stack-tight">
          {values.map(({ key, value, stamps }) => (
            <li key={key} className="pending">
              <span>
                <span className="case-words">{openValueWords('case', field, value) || 'Vide'}</span>
                {stamps.map(({ device, n, by, at }) => (
                  <span key={`${device} ${n}`} className="small quiet pending-by">
                    {`${nameOf(by) ?? 'Un autre poste'}, ${momentWords(at)}`}
                  </span>
                ))}
              </span>
              <Button variant="plain" size="small" onPress={() => void keep(key)}>
                Garder cette valeur
              </Button>
            </li>
          ))}
        </ul>
      </Notice>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </>
  );
}
