import { useEffect } from 'react';
import type { MeetingRef, MeetingView } from '../../../shared/contracts/views';
import type { LeftOutLine } from '../../../shared/domain/leftOut';
import { clockTime, longDate } from '../../../shared/domain/french';
import { DropFiles } from '../../components/intake/DropFiles';
import { FileWays } from '../../components/intake/FileWays';
import { setPickedFiles, usePickedFiles } from '../../components/intake/pickedFiles';
import { EmptyState } from '../../components/layout/EmptyState';
import { AnsweredScreen } from '../../components/layout/Answered';
import { Notice } from '../../components/layout/Notice';
import { PageHeader } from '../../components/layout/PageHeader';
import { answerOr } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';
import { ImportReview } from './ImportReview';
import { LineReview } from './LineReview';
import './intake.css';

/** What the picked files hold, read before anything is written; then only the chosen cases are registered. */
export function IntakeScreen({ target }: { target: MeetingRef }) {
  const { database, meeting } = target;
  const state = useQuery('meeting', { database, meeting });
  const files = usePickedFiles((picked) => picked.files);
  useEffect(() => () => setPickedFiles([]), []);

  const kept = useQuery('leftOut', { database, meeting });

  // Known before the meeting is shown: without them, nothing would be said of what was left out.
  const asked = kept.status === 'loading' ? kept : state;
  return (
    <AnsweredScreen
      of={asked}
      words="Ouverture de la séance…"
      absent={<Notice meaning="wrong" title="Cette séance n’est pas sur ce poste." />}
    >
      {(held) => <Intake meeting={held} files={files} leftOut={answerOr(kept, [])} />}
    </AnsweredScreen>
  );
}

interface IntakeProps {
  readonly meeting: MeetingView;
  readonly files: readonly File[];
  /** What earlier imports left out. */
  readonly leftOut: readonly LeftOutLine[];
}

function Intake({ meeting, files, leftOut }: IntakeProps) {
  const { board, doc } = meeting;
  const isClosed = doc.state === 'closed';
  return (
    <DropFiles isDisabled={isClosed} onFiles={setPickedFiles}>
      <div className="page intake">
        <PageHeader
          title="Inscription de dossiers"
          subtitle={`${board.name} · ${longDate(doc.date)}, ${clockTime(doc.time)}`}
        />
        {isClosed ? (
          <Notice meaning="info" title="Cette séance est terminée.">
            Inscrivez les dossiers à une séance à venir.
          </Notice>
        ) : null}
        {files.length === 0 && leftOut.length > 0 ? (
          <LineReview meeting={meeting} lines={leftOut} others={[]} isKept />
        ) : isClosed ? null : files.length === 0 ? (
          <EmptyState title="Quels fichiers ?">
            <div className="stack">
              <p>Choisissez des fiches ou des listes, ou déposez-les sur cette page.</p>
              <div className="ways">
                <FileWays onFiles={setPickedFiles} />
              </div>
            </div>
          </EmptyState>
        ) : (
          <ImportReview
            key={files.map((file) => file.name).join('/')}
            meeting={meeting}
            files={files}
            leftOut={leftOut}
          />
        )}
      </div>
    </DropFiles>
  );
}
