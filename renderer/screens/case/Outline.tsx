import {
  isBlank,
  pathsOf,
  sectionOf,
  sections,
  type CaseValues,
  type SectionName,
} from '../../../shared/domain/caseFields';
import type { Completeness } from '../../../shared/domain/caseFile';
import type { PendingChoice } from '../../components/case/pendingChoices';
import { plural } from '../../../shared/domain/french';
import { Icon } from '../../components/controls/Icon';

export const sectionNames = Object.keys(sections) as SectionName[];
export const sectionId = (section: SectionName): string => `section-${section}`;

interface OutlineProps {
  readonly values: CaseValues;
  readonly completeness: Completeness;
  readonly choices: readonly PendingChoice[];
  readonly onGo: (section: SectionName) => void;
  /** To what is drawn from the fields. */
  readonly onCourse: () => void;
}

/** The sections with what each holds and lacks. */
export function Outline({ values, completeness, choices, onGo, onCourse }: OutlineProps) {
  return (
    <nav aria-label="Sections du dossier" className="outline">
      <ol>
        {sectionNames.map((section) => {
          const filled = pathsOf(section).filter((path) => !isBlank(values[path])).length;
          const missing = completeness.missing.filter((m) => sectionOf(m.path) === section);
          const toChoose = choices.filter(({ paths }) => sectionOf(paths[0]) === section).length;
          return (
            <li key={section}>
              <button type="button" className="outline-link" onClick={() => onGo(section)}>
                <span className="outline-title">{sections[section]}</span>
                {toChoose > 0 ? (
                  <span className="outline-choice">
                    <Icon name="warning" small /> {plural(toChoose, 'champ')} à choisir
                  </span>
                ) : null}
                {missing.length > 0 ? (
                  <span className="outline-missing" title={missing.map((m) => m.words).join(', ')}>
                    <Icon name="todo" small /> {plural(missing.length, 'élément manque', 'éléments manquent')}
                  </span>
                ) : (
                  <span className="outline-filled">
                    {filled > 0 ? <Icon name="done" small /> : null}
                    {filled > 0 ? plural(filled, 'champ rempli', 'champs remplis') : 'Rien encore'}
                  </span>
                )}
              </button>
            </li>
          );
        })}
        <li>
          <button type="button" className="outline-link" onClick={onCourse}>
            <span className="outline-title">Évolution de la maladie</span>
          </button>
        </li>
      </ol>
    </nav>
  );
}
