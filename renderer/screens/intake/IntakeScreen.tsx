import { useEffect } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import { clockTime, longDate } from '../../../shared/domain/french';
import { DropFiles } from '../../components/intake/DropFiles';
import { FileWays } from '../../components/intake/FileWays';
import { setPickedFiles, usePickedFiles } from '../../components/intake/pickedFiles';
import { EmptyState } from '../../components/layout/EmptyState';
import { Notice } from '../../components/layout/Notice';
import { PageHeader } from '../../components/layout/PageHeader';
import { Waiting } from '../../components/layout/Waiting';
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

  if (state.status === 'loading' || kept.status === 'loading')
    return <Waiting words="Ouverture de la séance…" />;
  if (state.status === 'failed' || state.value === null)
    return (
      <div className="page">
        <Notice
          meaning="wrong"
          title={state.status === 'failed' ? state.message : 'Cette séance n’est pas sur ce poste.'}
        />
      </div>
    );
  const { board, doc } = state.value;
  const isClosed = doc.state === 'closed';
  const leftOut = kept.status === 'ready' ? kept.value : [];
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
          <LineReview meeting={state.value} lines={leftOut} others={[]} isKept />
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
            meeting={state.value}
            files={files}
            leftOut={leftOut}
          />
        )}
      </div>
    </DropFiles>
  );
}
