import { useEffect, useMemo, useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { patientName } from '../../../shared/domain/caseFile';
import { plural } from '../../../shared/domain/french';
import type { LeftOutLine } from '../../../shared/domain/leftOut';
import type { Problem } from '../../../shared/domain/result';
import type { ImportedFile } from '../../../shared/intake/imported';
import { back } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { DeceasedNotice } from '../../components/case/DeceasedNotice';
import { Notice } from '../../components/layout/Notice';
import { Progress } from '../../components/layout/Progress';
import { engine } from '../../engine/client';
import { Sentences } from './LineDetails';
import { LineReview } from './LineReview';
import { linesOf } from './reviewLines';

interface ReviewProps {
  readonly meeting: MeetingView;
  readonly files: readonly File[];
  /** What earlier imports left out. */
  readonly leftOut: readonly LeftOutLine[];
}

type Read =
  | { readonly name: string; readonly file: ImportedFile; readonly problem: null }
  | { readonly name: string; readonly file: null; readonly problem: Problem };

async function read(file: File): Promise<Read> {
  const result = await engine().command('readFile', { file });
  return result.ok
    ? { name: file.name, file: result.value, problem: null }
    : { name: file.name, file: null, problem: result.problem };
}

export function ImportReview({ meeting, files, leftOut }: ReviewProps) {
  const [reads, setReads] = useState<readonly Read[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const readAll = async () => {
      const done: Read[] = [];
      for (const file of files) {
        done.push(await read(file));
        if (!isCurrent) return;
        setReads([...done]);
      }
    };
    void readAll();
    return () => {
      isCurrent = false;
    };
  }, [files]);

  const [run] = useState(() => crypto.randomUUID());
  const isReading = reads.length < files.length;
  const lines = useMemo(
    () => reads.flatMap(({ file }, i) => (file ? linesOf(file, `${run}/${i}`) : [])),
    [reads, run],
  );
  const refused = reads.filter((one) => one.file === null);
  if (isReading) return <Progress label="Lecture des fichiers…" value={reads.length} max={files.length} />;

  return (
    <>
      {lines.map(({ id, values }) => (
        <DeceasedNotice key={id} values={values} name={patientName(values)} />
      ))}
      {refused.length > 0 ? (
        <Notice
          meaning="wrong"
          title={`${plural(refused.length, 'fichier refusé', 'fichiers refusés')} sur ${files.length}`}
        >
          <ul className="stack-tight">
            {refused.map(({ name, problem: why }, index) => (
              <li key={index}>
                <strong>{name}</strong>
                {why ? (
                  <p>
                    {[why.message, why.safe ?? 'Rien n’a été inscrit.', why.next].filter(Boolean).join(' ')}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {reads.map(({ name, file }, index) =>
        file && file.notes.length > 0 ? (
          <Notice key={index} meaning="info" title={`Ce qui a été compris de «\u00a0${name}\u00a0»`}>
            <Sentences sentences={file.notes} />
          </Notice>
        ) : null,
      )}
      {lines.length > 0 ? (
        <LineReview meeting={meeting} lines={lines} others={leftOut} isKept={false} />
      ) : (
        <div className="actions">
          <Button variant="plain" onPress={back}>
            Revenir à la séance
          </Button>
        </div>
      )}
    </>
  );
}
