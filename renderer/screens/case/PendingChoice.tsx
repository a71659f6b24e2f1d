import type { CaseFile } from '../../../shared/domain/caseFile';
import { fieldSpec, isCasePath, type CasePath } from '../../../shared/domain/caseFields';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { valueWords } from '../../components/case/valueWords';

interface PendingProps {
  readonly doc: CaseFile;
  readonly onChoose: (path: CasePath, value: unknown) => void;
}

/** Fields that two workstations wrote apart: both values are kept until a person chooses. */
export function PendingChoices({ doc, onChoose }: PendingProps) {
  const fields = Object.entries(doc.pending ?? {}).filter(([path]) => isCasePath(path));
  return fields.map(([key, others]) => {
    const path = key as CasePath;
    const values = [doc.values[path], ...others.map((other) => other.value)];
    return (
      <Notice
        key={key}
        meaning="todo"
        title={`Deux postes ont écrit «\u00a0${fieldSpec(path).label}\u00a0»\u00a0: choisissez`}
      >
        <ul className="stack-tight">
          {values.map((value, index) => (
            <li key={index} className="pending">
              <span className="case-words">{valueWords(path, value) || 'Vide'}</span>
              <Button variant="plain" size="small" onPress={() => onChoose(path, value)}>
                Garder cette valeur
              </Button>
            </li>
          ))}
        </ul>
      </Notice>
    );
  });
}
