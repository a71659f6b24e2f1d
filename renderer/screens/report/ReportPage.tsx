import type { ReactNode } from 'react';
import type { CaseView, MeetingView } from '../../../shared/contracts/views';
import { attendanceNames } from '../../../shared/domain/attendance';
import { fieldSpec, pathsOf, sections, type SectionName } from '../../../shared/domain/caseFields';
import { clockTime, longDate } from '../../../shared/domain/french';
import { personName, personSpecialty } from '../../../shared/domain/person';
import { quorumWords } from '../../../shared/domain/quorum';
import { DecisionView } from '../../components/case/DecisionView';
import { valueWords } from '../../components/case/valueWords';

const around: readonly SectionName[] = ['identity', 'request'];
const medical: readonly SectionName[] = ['tumour', 'phase', 'clinical', 'findings', 'treatments', 'prior'];

/** The order and the words of the Word report, on the screen. Its layout is made by shared/documents. */
export function ReportPage({ view, meeting }: { view: CaseView; meeting: MeetingView }) {
  const { values, discussion } = view.doc;
  const { decision } = view;
  const participants =
    decision?.participants ??
    meeting.attendance.flatMap(({ person, mode }) => (mode === 'absent' ? [] : [{ person, mode }]));
  return (
    <article className="report-page" aria-label="Contenu du compte rendu">
      <header>
        {meeting.board.organisation ? <p className="quiet">{meeting.board.organisation}</p> : null}
        <h2 className="report-title">Compte rendu de RCP</h2>
        <p>{`${meeting.board.name}, ${longDate(meeting.doc.date)} à ${clockTime(meeting.doc.time)}`}</p>
      </header>
      {around.map((section) => (
        <FieldsOf key={section} section={section} view={view} />
      ))}
      <Part title="Question posée">
        <p className="report-question">{values['summary.question'] ?? 'Non renseignée'}</p>
      </Part>
      <Part title="Synthèse du cas">
        {view.summary ? <p>{view.summary}</p> : null}
        <p className="report-text">{values['summary.history'] ?? 'Non renseignée'}</p>
        {values['summary.otherData'] ? <p className="report-text">{values['summary.otherData']}</p> : null}
      </Part>
      {medical.map((section) => (
        <FieldsOf key={section} section={section} view={view} />
      ))}
      <Part title="Participants">
        <p>{quorumWords(decision?.quorum ?? view.quorum)}</p>
        <ul>
          {participants.map(({ person, mode }) => (
            <li key={person.id}>
              {[personName(person), personSpecialty(person), attendanceNames[mode]]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      </Part>
      {(decision?.discussion ?? discussion) ? (
        <Part title="Discussion">
          <p className="report-text">{decision?.discussion ?? discussion}</p>
        </Part>
      ) : null}
      {view.proposals.length > 0 ? (
        <Part title="Propositions">
          <ol className="report-list">
            {view.proposals.map(({ proposal, tally }) => (
              <li key={proposal._id}>
                {proposal.text}{' '}
                <span className="quiet">
                  ({tally.for} pour, {tally.against} contre, {tally.abstain} abstention)
                </span>
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
      <Part title="Décision">
        {decision ? (
          <DecisionView decision={decision} proposals={view.proposals} />
        ) : (
          <p>Aucune décision pour l’instant.</p>
        )}
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="report-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function FieldsOf({ section, view }: { section: SectionName; view: CaseView }) {
  const fields = pathsOf(section).flatMap((path) => {
    const words = fieldSpec(path).silent ? '' : valueWords(path, view.doc.values[path]);
    return words === '' ? [] : [{ path, words }];
  });
  if (fields.length === 0) return null;
  return (
    <Part title={sections[section]}>
      <dl className="report-fields">
        {fields.map(({ path, words }) => (
          <div key={path}>
            <dt>{fieldSpec(path).label}</dt>
            <dd className="report-text">{words}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
