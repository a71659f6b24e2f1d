import type { MeetingView } from '../../../shared/contracts/views';
import { AfterLastCase } from '../../components/meeting/AfterLastCase';
import { DeferredCases } from '../../components/meeting/DeferredCases';
import { DropFiles } from '../../components/intake/DropFiles';
import { MeetingDocuments } from '../../components/papers/MeetingDocuments';
import { review } from '../../components/intake/readFiles';
import { Section } from '../../components/layout/Section';
import { useQuery } from '../../engine/client';
import { AddCases } from './AddCases';
import { CaseTable } from './CaseTable';
import { ImportNotices } from './ImportNotices';
import { MeetingHeader } from './MeetingHeader';
import { Participants } from './Participants';
import { Readiness } from './Readiness';
import { answerOr } from '../../components/session/queryState';

export function MeetingPage({ meeting }: { meeting: MeetingView }) {
  const { database, meeting: id } = meeting;
  const asked = useQuery('namedActs', { database, meeting: id });
  const acts = answerOr(asked, null);
  const isClosed = meeting.doc.state === 'closed';
  const documents = (
    <Section title="Documents de la séance">
      <MeetingDocuments meeting={meeting} />
    </Section>
  );
  return (
    <DropFiles isDisabled={isClosed} onFiles={(files) => review(meeting, files)}>
      <div className="page">
        <MeetingHeader meeting={meeting} mayUndoOpening={acts?.mayUndoOpening ?? false} />
        <div className="meeting-columns">
          <div>
            {isClosed ? <AfterLastCase meeting={meeting} level={2} /> : null}
            {isClosed ? documents : null}
            <ImportNotices meeting={meeting} />
            <DeferredCases target={{ database, meeting: id }} deferred={acts?.deferred ?? []} />
            <CaseTable meeting={meeting} registrations={acts?.registrations ?? []} />
            <Readiness meeting={meeting} />
            {isClosed ? null : <AddCases meeting={meeting} />}
            {isClosed ? null : documents}
          </div>
          <Participants meeting={meeting} />
        </div>
      </div>
    </DropFiles>
  );
}
