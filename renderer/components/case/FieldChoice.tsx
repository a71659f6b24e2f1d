import { useContext } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import { whoWords } from '../../../shared/domain/whoWords';
import { rightToSettle } from '../../../shared/domain/roles';
import type { OpenField } from '../../../shared/merge/openFields';
import { fieldWords, openValueWords } from '../../../shared/merge/openWords';
import { Button } from '../controls/Button';
import { Notice } from '../layout/Notice';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useCommand } from '../session/useCommand';
import { UserContext, useRight } from '../session/useRight';
import './fieldChoice.css';
import { joinedTexts } from './joinedTexts';
import { momentWords } from '../../i18n/momentWords';
import { usePersonOf } from '../people/useNameOf';

interface FieldChoiceProps {
  readonly view: CaseView;
  readonly open: OpenField;
  /** Texts may also be kept one after the other. */
  readonly isText?: boolean;
  /** The choice goes away once it is made: the keyboard needs another place. */
  readonly onChosen: () => void;
}

/** The values that stand side by side, each with who wrote it, how to reach them, and when, beside their field. */
export function FieldChoice({ view, open, isText = false, onChosen }: FieldChoiceProps) {
  const personOf = usePersonOf(view);
  const self = useContext(UserContext)?.person.id;
  const mayChoose = useRight(rightToSettle('case', open.field));
  const { run, problem } = useCommand();
  const { field, values } = open;
  const settle = async (choice: { key: string } | { written: unknown }) => {
    const { database, case: id } = view;
    const seen = values.map((value) => value.key);
    const result = await run('settleConflict', { database, id, field, seen, choice });
    if (result.ok) onChosen();
  };
  const texts = values.map(({ value }) => (typeof value === 'string' ? value : ''));
  const joined = joinedTexts(texts);
  return (
    <>
      <Notice
        meaning="todo"
        title={`${values.length > 2 ? 'Plusieurs' : 'Deux'} postes ont écrit «\u00a0${fieldWords('case', field)}\u00a0»\u00a0: choisissez`}
      >
        <ul className="stack-tight field-choice">
          {values.map(({ key, value, stamps }) => (
            <li key={key}>
              <span>
                <span className="field-choice-words">{openValueWords('case', field, value) || 'Vide'}</span>
                {stamps.map(({ device, origin = device, n, by, at }) => (
                  <span key={`${device} ${n}`} className="small quiet field-choice-by">
                    {[by === self ? 'Vous' : personOf && whoWords(personOf(by), origin, by), momentWords(at)]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                ))}
              </span>
              <Button
                variant="plain"
                size="small"
                isDisabled={!mayChoose}
                onPress={() => void settle({ key })}
              >
                {isText ? 'Garder ce texte' : 'Garder cette valeur'}
              </Button>
            </li>
          ))}
        </ul>
        {isText && mayChoose && !texts.includes(joined) ? (
          <div className="field-choice-both">
            <Button variant="plain" size="small" onPress={() => void settle({ written: joined })}>
              Garder les deux
            </Button>
          </div>
        ) : null}
      </Notice>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </>
  );
}
