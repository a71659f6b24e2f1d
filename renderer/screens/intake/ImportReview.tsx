import { useEffect, useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { Problem } from '../../../shared/domain/result';
import type { ImportedCase, ImportedFile } from '../../../shared/intake/imported';
import { back } from '../../app/navigation';
import { Notice } from '../../components/Notice';
import { Button } from '../../components/Button';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { useCommand } from '../../components/useCommand';
import { useShortcut } from '../../components/useShortcut';
import { node } from '../../node/client';
import { isAlreadyIn } from './alreadyIn';
import { ImportedFileReview } from './ImportedFileReview';

interface ReviewProps {
  readonly meeting: MeetingView;
  readonly files: readonly File[];
}

type Read =
  | { readonly name: string; readonly file: ImportedFile; readonly problem: null }
  | { readonly name: string; readonly file: null; readonly problem: Problem };

async function read(file: File): Promise<Read> {
  const result = await node().command('readFile', { file });
  return result.ok
    ? { name: file.name, file: result.value, problem: null }
    : { name: file.name, file: null, problem: result.problem };
}

export function ImportReview({ meeting, files }: ReviewProps) {
  const [reads, setReads] = useState<readonly Read[]>([]);
  /** What the person ticked or unticked; the others stand as they are proposed. */
  const [said, setSaid] = useState<ReadonlyMap<ImportedCase, boolean>>(new Map());
  const { run, isRunning, busy, problem } = useCommand('Inscription des dossiers…');

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

  const isIn = (imported: ImportedCase) => isAlreadyIn(imported, meeting.cases);
  // A patient without birth date cannot be told from another; one already here would be here twice.
  const isChosen = (imported: ImportedCase) =>
    said.get(imported) ?? (imported.values['identity.birthDate'] !== undefined && !isIn(imported));
  const chosenOf = (file: ImportedFile | null) => (file?.cases ?? []).filter(isChosen);
  const refused = reads.filter((one) => one.file === null);
  const say = (cases: readonly ImportedCase[], value: boolean) =>
    setSaid((before) => new Map([...before, ...cases.map((one) => [one, value] as const)]));
  const chosen = reads.flatMap(({ file }) => chosenOf(file));
  const isReading = reads.length < files.length;
  const canRegister = !isReading && chosen.length > 0;

  const register = async () => {
    if (!canRegister || isRunning) return;
    for (const { file } of reads) {
      const cases = chosenOf(file).map((c) => c.values);
      if (!file || cases.length === 0) continue;
      const { database, meeting: id } = meeting;
      const result = await run('registerCases', { database, meeting: id, source: file.kind, cases });
      if (!result.ok) return;
      // Those are in: a second press after a problem must not register them twice.
      say(file.cases, false);
    }
    back();
  };
  useShortcut('Ctrl+Enter', () => void register(), {
    label: 'Inscrire les dossiers choisis',
    group: 'Inscription',
  });

  return (
    <>
      {isReading ? <Progress label="Lecture des fichiers…" value={reads.length} max={files.length} /> : null}
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
      {reads.map((one, index) =>
        one.file ? (
          <ImportedFileReview
            key={index}
            file={one.file}
            isIn={isIn}
            isChosen={isChosen}
            onToggle={(imported, value) => say([imported], value)}
          />
        ) : null,
      )}
      <div className="intake-actions stack-tight">
        {busy ? <Progress label={busy} /> : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="actions">
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            isDisabled={!canRegister}
            onPress={() => void register()}
          >
            {chosen.length === 0 ? 'Inscrire' : `Inscrire ${plural(chosen.length, 'dossier')}`}
          </Button>
          <Button variant="quiet" onPress={back}>
            {chosen.length === 0 ? 'Revenir à la séance' : 'Ne rien inscrire'}
          </Button>
        </div>
      </div>
    </>
  );
}
