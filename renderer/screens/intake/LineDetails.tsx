import { fieldSpec, pathsOf, sections, type SectionName } from '../../../shared/domain/caseFields';
import { plural } from '../../../shared/domain/french';
import { deceasedWords } from '../../../shared/domain/deceased';
import { identityWarnings } from '../../../shared/domain/identityWarnings';
import { stillUnread, valuesOf, type ImportLine } from '../../../shared/domain/leftOut';
import { valueWords } from '../../../shared/domain/valueWords';
import { DeceasedNotice } from '../../components/case/DeceasedNotice';
import { Notice } from '../../components/layout/Notice';
import { useToday } from '../../components/session/useToday';

/** What still has to be said of a line: what was not taken and not mended since, and what looks wrong as it now stands. */
export function remarksOf(line: ImportLine, today: string) {
  const asRead = new Set(identityWarnings(line.values));
  const warnings = [
    ...line.warnings.filter((warning) => !asRead.has(warning)),
    ...identityWarnings(valuesOf(line), today),
  ];
  return { unread: stillUnread(line).map(({ why }) => why), warnings };
}

/** All that the file says of one case, and what becomes of it. */
export function LineDetails({ line }: { line: ImportLine }) {
  const values = valuesOf(line);
  const remarks = remarksOf(line, useToday());
  const { unread } = remarks;
  // That the patient is dead stands above all.
  const warnings = remarks.warnings.filter((warning) => warning !== deceasedWords(values));
  const filled = (Object.keys(sections) as SectionName[]).flatMap((section) => {
    const fields = pathsOf(section).flatMap((path) => {
      const words = valueWords(path, values[path]);
      return words === '' ? [] : [{ path, words }];
    });
    return fields.length === 0 ? [] : [{ section, fields }];
  });
  const count = filled.reduce((sum, { fields }) => sum + fields.length, 0);
  return (
    <div className="stack import-details">
      <DeceasedNotice values={values} />
      {unread.length > 0 ? (
        <Notice meaning="wrong" title="Non compris dans le fichier">
          <Sentences sentences={unread} />
        </Notice>
      ) : null}
      {warnings.length > 0 ? (
        <Notice meaning="todo" title="À vérifier">
          <Sentences sentences={warnings} />
        </Notice>
      ) : null}
      {line.notPlaced.length > 0 ? (
        <Notice meaning="info" title="Présent dans le fichier, sans place dans le dossier&nbsp;: non inscrit">
          <ul className="sentences">
            {line.notPlaced.map(({ where, what }, index) => (
              <li key={index}>
                <strong>{where} :</strong> {what}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <p className="quiet">
        {plural(count, 'champ rempli', 'champs remplis')} dans {plural(filled.length, 'section')}
      </p>
      {filled.map(({ section, fields }) => (
        <section key={section}>
          <h3>{sections[section]}</h3>
          <dl className="import-fields">
            {fields.map(({ path, words }) => (
              <div key={path}>
                <dt>{fieldSpec(path).label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

export const Sentences = ({ sentences }: { sentences: readonly string[] }) => (
  <ul className="sentences">
    {sentences.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
);
