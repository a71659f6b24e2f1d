import { useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import type { ImportReview } from '../../../shared/domain/importReview';
import { standing, type ImportLine, type LeftOutWords } from '../../../shared/domain/leftOut';
import { clockTime, longDate } from '../../../shared/domain/french';
import { Button } from '../../components/controls/Button';
import { DropFiles } from '../../components/intake/DropFiles';
import { FileWays } from '../../components/intake/FileWays';
import { changeReview, useLeftOut, useReview } from '../../components/intake/importDrafts';
import { leaveReview, review as readFiles, useReading } from '../../components/intake/readFiles';
import { EmptyState } from '../../components/layout/EmptyState';
import { Notice } from '../../components/layout/Notice';
import { PageHeader } from '../../components/layout/PageHeader';
import { Progress } from '../../components/layout/Progress';
import { LeftOutWordsSection } from './LeftOutWordsSection';
import { LineReview } from './LineReview';
import { ReviewedFiles } from './ReviewedFiles';

interface IntakeProps {
  readonly meeting: MeetingView;
  /** What the engine keeps of earlier imports, and of the one under way. */
  readonly review: ImportReview | null;
  readonly leftOut: readonly ImportLine[];
  readonly words: readonly LeftOutWords[];
}

export function Intake({ meeting, ...kept }: IntakeProps) {
  const { board, doc } = meeting;
  const isClosed = doc.state === 'closed';
  const reading = useReading(meeting);
  const review = useReview(meeting, kept.review);
  const leftOut = useLeftOut(meeting, kept.leftOut);
  const [givenUp, setGivenUp] = useState<ImportReview | null>(null);
  // Those of its opening: what is dealt with here stays in its place, to be taken back.
  const [words] = useState(kept.words);
  const onFiles = (files: readonly File[]) => readFiles(meeting, files);
  const giveUp = (given: ImportReview) => {
    setGivenUp(given);
    changeReview(meeting, null);
  };
  return (
    <DropFiles isDisabled={isClosed} onFiles={onFiles}>
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
        {givenUp && !review && !reading ? (
          <Notice
            meaning="info"
            title="Cet import est abandonné&nbsp;: rien n’en a été inscrit."
            action={
              <Button variant="plain" size="small" onPress={() => changeReview(meeting, givenUp)}>
                Le reprendre
              </Button>
            }
          />
        ) : null}
        {reading ? (
          <Progress label="Lecture des fichiers…" value={reading.done} max={reading.of} />
        ) : review ? (
          <>
            <ReviewedFiles review={review} />
            <LineReview
              meeting={meeting}
              review={review}
              lines={review.lines}
              others={otherThan(review.lines, leftOut)}
              onGiveUp={() => giveUp(review)}
            />
          </>
        ) : (
          <>
            {leftOut.length > 0 ? (
              <LineReview meeting={meeting} review={null} lines={leftOut} others={[]} />
            ) : isClosed || words.length > 0 ? null : (
              <Ways onFiles={onFiles} />
            )}
            <LeftOutWordsSection meeting={meeting} kept={words} />
            {leftOut.length === 0 && words.length > 0 ? (
              <div className="actions">
                <Button variant="quiet" onPress={() => leaveReview(meeting)}>
                  Revenir à la séance
                </Button>
              </div>
            ) : null}
          </>
        )}
      </div>
    </DropFiles>
  );
}

/** A line that is kept and reviewed at once was cut off between the two: it is reviewed. */
function otherThan(lines: readonly ImportLine[], leftOut: readonly ImportLine[]): ImportLine[] {
  const ids = new Set(lines.map(({ id }) => id));
  return standing(leftOut).filter(({ id }) => !ids.has(id));
}

function Ways({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  return (
    <EmptyState title="Quels fichiers ?">
      <div className="stack">
        <p>Choisissez des fiches ou des listes, ou déposez-les sur cette page.</p>
        <div className="ways">
          <FileWays onFiles={onFiles} />
        </div>
      </div>
    </EmptyState>
  );
}
