import { intentionWords } from '../../../shared/domain/french';
import type { CaseView, MeetingView } from '../../../shared/contracts/views';
import { paperCourse } from '../../../shared/papers/content/course';
import {
  conclusionText,
  detailFacts,
  isLongConclusion,
  standingViews,
  summaryFacts,
} from '../../../shared/papers/content/decisionWords';
import { medicalSections, REPORT_TITLE, SAID_SINCE, titles } from '../../../shared/papers/content/titles';
import { meetingRows, meetingTime } from '../../../shared/papers/content/words';
import { NOT_GIVEN } from '../../../shared/domain/valueWords';
import { attendanceNames } from '../../../shared/domain/attendance';
import { outcomeNames } from '../../../shared/domain/decision';
import { personName, personSpecialty } from '../../../shared/domain/person';
import { isSaidSince } from '../../../shared/domain/saidSince';
import { tallyWords } from '../../../shared/domain/vote';
import { quorumWords } from '../../../shared/domain/quorum';
import { CaseCourse } from '../../components/course/CaseCourse';
import { FieldsOf, Facts, Part } from './reportParts';

interface ReportPageProps {
  readonly view: CaseView;
  readonly meeting: MeetingView;
}

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The order, the titles and the words of the Word report, on the screen. Its layout is made by shared/papers/word. */
export function ReportPage({ view, meeting }: ReportPageProps) {
  const { values } = view.doc;
  const discussion = view.decision?.discussion ?? view.doc.discussion;
  const since = isSaidSince(view.decision, view.doc);
  return (
    <article className="report-page" aria-label="Contenu du compte rendu">
      <header>
        {meeting.board.organisation ? <p className="quiet">{meeting.board.organisation}</p> : null}
        <h2 className="report-title">{REPORT_TITLE}</h2>
        <p>{`${meeting.board.name}, ${meetingTime(meeting.doc)}`}</p>
      </header>
      <FieldsOf section="identity" view={view} />
      <FieldsOf
        section="request"
        view={view}
        title={titles.request}
        first={meetingRows(meeting, view.decision)}
      />
      <Answer view={view} />
      <Part title={titles.question}>
        <p className="report-question">{values['summary.question'] ?? NOT_GIVEN}</p>
      </Part>
      <Part title={titles.summary}>
        {view.summary ? <p>{view.summary}</p> : null}
        <p className="report-text">{values['summary.history'] ?? NOT_GIVEN}</p>
        {values['summary.otherData'] ? <p className="report-text">{values['summary.otherData']}</p> : null}
      </Part>
      <Course view={view} />
      {medicalSections.map((section) => (
        <FieldsOf key={section} section={section} view={view} />
      ))}
      <Participants view={view} meeting={meeting} />
      {discussion.trim() || since ? (
        <Part title={titles.discussion}>
          {discussion.trim() ? <p className="report-text">{discussion}</p> : null}
          {since ? <p className="quiet">{SAID_SINCE}</p> : null}
        </Part>
      ) : null}
      <Proposals view={view} />
      <Details view={view} meeting={meeting} />
    </article>
  );
}

function Course({ view }: { view: CaseView }) {
  return paperCourse(view) ? (
    <Part title={titles.course}>
      <CaseCourse view={view} />
    </Part>
  ) : null;
}

function Answer({ view }: { view: CaseView }) {
  const { decision } = view;
  return (
    <Part title={titles.decision}>
      {decision ? (
        <div className="report-answer">
          <p>
            <strong>{outcomeNames[decision.outcome]}</strong>
          </p>
          {decision.text ? <p className="report-text">{conclusionText(decision)}</p> : null}
          {summaryFacts(decision, view).map(({ label, text }) => (
            <p key={`${label} ${text}`}>
              <strong>{`${label}\u00a0: `}</strong>
              {text}
            </p>
          ))}
        </div>
      ) : (
        <p>Aucune décision pour l’instant.</p>
      )}
    </Part>
  );
}

function Participants({ view, meeting }: ReportPageProps) {
  const { decision } = view;
  const participants =
    decision?.participants ??
    meeting.attendance.flatMap(({ person, mode }) => (mode === 'absent' ? [] : [{ person, mode }]));
  return (
    <Part title={titles.participants}>
      <p>{quorumWords(decision?.quorum ?? view.quorum)}</p>
      <ul>
        {participants.map(({ person, mode }) => (
          <li key={person.id}>
            {[personName(person), personSpecialty(person), attendanceNames[mode]].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Proposals({ view }: { view: CaseView }) {
  const items = standingViews(view);
  const { decision } = view;
  if (items.length === 0) return null;
  return (
    <Part title={titles.proposals}>
      <ol className="report-list">
        {items.map(({ proposal, tally: latest }) => {
          const tally = decision?.tallies.find((t) => t.proposal === proposal._id) ?? latest;
          return (
            <li key={proposal._id}>
              {proposal.text}{' '}
              <span className="quiet">
                {`(${intentionWords(proposal.intention)}${
                  decision?.retained.includes(proposal._id) ? ', retenue' : ''
                }\u00a0; ${tallyWords(tally)})`}
              </span>
            </li>
          );
        })}
      </ol>
    </Part>
  );
}

function Details({ view, meeting }: ReportPageProps) {
  const { decision } = view;
  if (!decision) return null;
  const context = { view, meeting, board: meeting.board, timeZone: zone() };
  return (
    <Part title={titles.details}>
      {isLongConclusion(decision) ? <p className="report-text">{decision.text}</p> : null}
      <Facts facts={detailFacts(decision, context)} />
    </Part>
  );
}
