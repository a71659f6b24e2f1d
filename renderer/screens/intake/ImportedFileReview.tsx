import { fieldSpec, pathsOf, sections, type SectionName } from '../../../shared/domain/caseFields';
import { completeness, patientName } from '../../../shared/domain/caseFile';
import { bornOn } from '../../../shared/documents/words';
import { longDate, plural } from '../../../shared/domain/french';
import type { ImportedCase, ImportedFile } from '../../../shared/intake/imported';
import { Badge } from '../../components/Badge';
import { Checkbox } from '../../components/Checkbox';
import { Notice } from '../../components/Notice';
import { Section } from '../../components/Section';
import { missingWords } from '../../components/case/completenessWords';
import { valueWords } from '../../../shared/domain/valueWords';

interface ReviewProps {
  readonly file: ImportedFile;
  /** Already in this meeting. */
  readonly isIn: (imported: ImportedCase) => boolean;
  readonly isChosen: (imported: ImportedCase) => boolean;
  readonly onToggle: (imported: ImportedCase, isChosen: boolean) => void;
}

const kinds = { cda: 'Fiche RCP', csv: 'Liste' } as const;

export function ImportedFileReview({ file, isIn, isChosen, onToggle }: ReviewProps) {
  const toCheck = file.toCheck ?? [];
  const notes = file.notes.filter((note) => !toCheck.includes(note));
  return (
    <Section
      title={file.fileName}
      actions={
        <span className="quiet">
          {kinds[file.kind]} · {plural(file.cases.length, 'dossier')}
        </span>
      }
    >
      {toCheck.length > 0 ? (
        <Notice meaning="todo" title="À vérifier dans la liste">
          <Sentences sentences={toCheck} />
        </Notice>
      ) : null}
      {notes.length > 0 ? (
        <Notice meaning="info" title="Ce qui a été compris du fichier">
          <Sentences sentences={notes} />
        </Notice>
      ) : null}
      <ul className="import-cases">
        {file.cases.map((imported, index) => (
          <ImportedCaseReview
            key={index}
            imported={imported}
            isOpen={file.cases.length === 1 || imported.warnings.length > 0}
            isIn={isIn(imported)}
            isChosen={isChosen(imported)}
            onToggle={(chosen) => onToggle(imported, chosen)}
          />
        ))}
      </ul>
    </Section>
  );
}

interface CaseReviewProps {
  readonly imported: ImportedCase;
  readonly isOpen: boolean;
  readonly isIn: boolean;
  readonly isChosen: boolean;
  readonly onToggle: (isChosen: boolean) => void;
}

function ImportedCaseReview({ imported, isOpen, isIn, isChosen, onToggle }: CaseReviewProps) {
  const { values, warnings, notPlaced } = imported;
  const birth = values['identity.birthDate'];
  const complete = completeness(values);
  const filled = (Object.keys(sections) as SectionName[]).flatMap((section) => {
    const fields = pathsOf(section).flatMap((path) => {
      const words = valueWords(path, values[path]);
      return words === '' ? [] : [{ path, words }];
    });
    return fields.length === 0 ? [] : [{ section, fields }];
  });
  const count = filled.reduce((sum, { fields }) => sum + fields.length, 0);
  return (
    <li className="import-case">
      <Checkbox
        value={isChosen}
        onChange={onToggle}
        label={
          <>
            <strong>{patientName(values)}</strong>
            {birth ? ` · ${bornOn(values['identity.sex'])} ${longDate(birth)}` : ''}
          </>
        }
      />
      <div className="row">
        {isIn ? <Badge meaning="todo">déjà inscrit dans cette séance</Badge> : null}
        {birth ? null : <Badge meaning="todo">sans date de naissance</Badge>}
        <Badge meaning={complete.missing.length === 0 ? 'done' : 'todo'}>{missingWords(complete, 3)}</Badge>
        {warnings.length > 0 ? <Badge meaning="wrong">{plural(warnings.length, 'anomalie')}</Badge> : null}
        {notPlaced.length > 0 ? (
          <Badge meaning="info">{plural(notPlaced.length, 'élément non rangé', 'éléments non rangés')}</Badge>
        ) : null}
      </div>
      <details open={isOpen}>
        <summary>
          {plural(count, 'champ rempli', 'champs remplis')} dans {plural(filled.length, 'section')}
        </summary>
        <div className="stack import-details">
          {warnings.length > 0 ? (
            <Notice meaning="wrong" title="À vérifier&nbsp;: la valeur est reprise telle quelle">
              <Sentences sentences={warnings} />
            </Notice>
          ) : null}
          {notPlaced.length > 0 ? (
            <Notice meaning="info" title="Présent dans le fichier, sans place dans le dossier">
              <ul className="sentences">
                {notPlaced.map(({ where, what }, index) => (
                  <li key={index}>
                    <strong>{where} :</strong> {what}
                  </li>
                ))}
              </ul>
            </Notice>
          ) : null}
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
      </details>
    </li>
  );
}

const Sentences = ({ sentences }: { sentences: readonly string[] }) => (
  <ul className="sentences">
    {sentences.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
);
