import type { PhonesView } from '../../../shared/contracts/phones';
import type { CaseLine, CaseView, FileView, MeetingView } from '../../../shared/contracts/views';
import { isStageOlder, OLDER_STAGE } from '../../../shared/domain/caseFile';
import { bornOn } from '../../../shared/domain/identityWords';
import { deceasedWords } from '../../../shared/domain/deceased';
import { decisiveFacts, unbroken } from '../../../shared/domain/decisiveFacts';
import { clockTime, shortDate } from '../../../shared/domain/french';
import { stopwatch } from '../../../shared/domain/timetable';
import { go } from '../../navigation/navigation';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import { screenPlaces } from '../../components/focus/content';
import { DeceasedNotice } from '../../components/case/DeceasedNotice';
import { UndecidedNotice } from '../../components/case/UndecidedNotice';
import { missingWords } from '../../components/case/completenessWords';
import { FileStrip } from '../../components/files/FileStrip';
import { Icon } from '../../components/controls/Icon';
import { Notice } from '../../components/layout/Notice';
import { useTimeOfDay } from '../../components/session/useTimeOfDay';
import { CaseCourse } from '../../components/course/CaseCourse';
import { useSpentOn } from './caseClock';
import { Discussion } from './Discussion';
import { caseBody } from './focusOn';
import { PhonesBadge } from './PhonesBadge';
import { RoomBadge } from './RoomBadge';

interface CasePaneProps {
  readonly line: CaseLine;
  readonly view: CaseView | null;
  readonly meeting: MeetingView;
  readonly files: readonly FileView[];
  readonly phones: PhonesView | null;
  readonly onFiles: () => void;
  readonly canWrite: boolean;
  /** The illness over time, in place of the facts. */
  readonly isDrawn: boolean;
}

/** Characters above which the name takes a size less, and two lines: it is never cut. */
const LONG_NAME = 28;

/** The case on one page: the question first, then the line that sums it up, then what decides. */
export function CasePane({ line, view, meeting, files, phones, onFiles, canWrite, isDrawn }: CasePaneProps) {
  const { values } = view?.doc ?? { values: null };
  const birth = values?.['identity.birthDate'];
  const dead = values && deceasedWords(values);
  return (
    <article className="case-pane">
      {values ? <DeceasedNotice values={values} /> : null}
      <header className="case-pane-head">
        <h1
          tabIndex={-1}
          ref={screenPlaces.at('title')}
          title={line.name}
          {...(line.name.length > LONG_NAME ? { className: 'case-pane-long' } : {})}
        >
          <span className="quiet">{line.position}.</span> {line.name}
        </h1>
        <span className="quiet">
          {birth ? `${bornOn(values?.['identity.sex'])} ${shortDate(birth)}` : ''}
        </span>
        <PhonesBadge phones={phones} />
        <RoomBadge />
        <Clock meeting={meeting} line={line} />
      </header>
      <div className="case-pane-body" role="region" aria-label="Dossier" tabIndex={0} ref={caseBody}>
        {meeting.doc.state === 'planned' ? (
          <Notice
            meaning="todo"
            title="La séance n’est pas ouverte&nbsp;: rien ne peut encore être décidé."
            action={
              <Button
                variant="plain"
                size="small"
                onPress={() =>
                  go({
                    screen: 'meeting',
                    ref: { database: meeting.database, meeting: meeting.meeting },
                  })
                }
              >
                Aller à l’ouverture
              </Button>
            }
          />
        ) : null}
        {view ? <UndecidedNotice caseId={view.case} names={view.undecided} /> : null}
        <p className="case-pane-question">{unbroken(line.question) || 'Aucune question n’est posée.'}</p>
        <p className="case-pane-summary">{unbroken(line.summary)}</p>
        <div className="row">
          {line.completeness.missing.length > 0 ? (
            <Badge meaning="todo">{missingWords(line.completeness, 4)}</Badge>
          ) : null}
          {line.warnings
            .filter((warning) => warning !== dead)
            .map((warning) => (
              <Badge key={warning} meaning="wrong">
                {warning}
              </Badge>
            ))}
          {view && isStageOlder(view.doc) ? <Badge meaning="todo">{OLDER_STAGE}</Badge> : null}
          {line.requester ? <span className="small quiet">Demandeur&nbsp;: {line.requester}</span> : null}
        </div>
        {files.length > 0 ? <FileStrip files={files} onOpen={onFiles} /> : null}
        {view && isDrawn ? (
          <CaseCourse view={view} />
        ) : values ? (
          <dl className="facts">
            {decisiveFacts(values).map(({ title, line: words, texts }) => (
              <div key={title} className={texts.length > 0 ? 'fact fact-long' : 'fact'}>
                <dt>{title}</dt>
                <dd>
                  {words ? <span className="fact-line">{words}</span> : null}
                  {texts.map((text) => (
                    <span key={text} className="fact-text">
                      {text}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
      {view ? <Discussion view={view} isReadOnly={!canWrite} /> : null}
    </article>
  );
}

function Clock({ meeting, line }: { meeting: MeetingView; line: CaseLine }) {
  const spent = useSpentOn(meeting.meeting, line.case);
  const time = useTimeOfDay();
  return (
    <span className="case-pane-clock">
      <Icon name="clock" small />
      <span title="Temps passé sur ce dossier">{stopwatch(spent / 1000)}</span>
      <strong>{clockTime(time)}</strong>
    </span>
  );
}
