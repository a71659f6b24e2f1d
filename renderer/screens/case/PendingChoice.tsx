import type { CaseRef } from '../../../shared/contracts/views';
import type { CaseFile } from '../../../shared/domain/caseFile';
import { fieldSpec, isCasePath, type CasePath } from '../../../shared/domain/caseFields';
import { undecided } from '../../../shared/merge/merge';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { valueWords } from '../../components/case/valueWords';
import { node } from '../../node/client';

interface PendingProps {
  readonly target: CaseRef;
  readonly doc: CaseFile;
  readonly onChoose: (path: CasePath, value: unknown) => void;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Fields that two workstations wrote apart: both values are kept until a person chooses. */
export function PendingChoices({ target, doc, onChoose }: PendingProps) {
  const discuss = (text: unknown) => void node().command('discuss', { ...target, text: asText(text) });
  return Object.entries(undecided(doc)).flatMap(([field, siblings]) => {
    const values = siblings.map(({ value }) => value);
    if (field === 'discussion')
      return [
        <Choice
          key={field}
          label="Discussion"
          words={values.map(asText)}
          onKeep={(i) => discuss(values[i])}
        />,
      ];
    if (!isCasePath(field)) return [];
    return [
      <Choice
        key={field}
        label={fieldSpec(field).label}
        words={values.map((value) => valueWords(field, value))}
        onKeep={(i) => onChoose(field, values[i])}
      />,
    ];
  });
}

interface ChoiceProps {
  readonly label: string;
  readonly words: readonly string[];
  readonly onKeep: (index: number) => void;
}

function Choice({ label, words, onKeep }: ChoiceProps) {
  return (
    <Notice meaning="todo" title={`Deux postes ont écrit «\u00a0${label}\u00a0»\u00a0: choisissez`}>
      <ul className="stack-tight">
        {words.map((text, index) => (
          <li key={index} className="pending">
            <span className="case-words">{text || 'Vide'}</span>
            <Button variant="plain" size="small" onPress={() => onKeep(index)}>
              Garder cette valeur
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
