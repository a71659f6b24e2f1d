import { useEffect, useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { Problem } from '../../../shared/domain/result';
import type { ImportedCase, ImportedFile } from '../../../shared/intake/imported';
import { back } from '../../app/navigation';
import { Button } from '../../components/Button';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { Section } from '../../components/Section';
import { useCommand } from '../../components/useCommand';
import { useShortcut } from '../../components/useShortcut';
import { node } from '../../node/client';
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
  const [left, setLeft] = useState<ReadonlySet<ImportedCase>>(new Set());
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

  const chosenOf = (file: ImportedFile | null) => (file?.cases ?? []).filter((c) => !left.has(c));
  const chosen = reads.flatMap(({ file }) => chosenOf(file));
  const isReading = reads.length < files.length;
  const canRegister = !isReading && !isRunning && chosen.length > 0;

  const register = async () => {
    if (!canRegister) return;
    for (const { file } of reads) {
      const cases = chosenOf(file).map((c) => c.values);
      if (!file || cases.length === 0) continue;
      const { database, meeting: id } = meeting;
      const result = await run('registerCases', { database, meeting: id, source: file.kind, cases });
      if (!result.ok) return;
      // Those are in: a second press after a problem must not register them twice.
      setLeft((before) => new Set([...before, ...file.cases]));
    }
    back();
  };
  useShortcut('Ctrl+Enter', () => void register(), {
    label: 'Inscrire les dossiers choisis',
    group: 'Inscription',
  });

  const toggle = (imported: ImportedCase, isChosen: boolean) =>
    setLeft((before) => {
      const next = new Set(before);
      if (isChosen) next.delete(imported);
      else next.add(imported);
      return next;
    });

  return (
    <>
      {isReading ? <Progress label="Lecture des fichiers…" value={reads.length} max={files.length} /> : null}
      {reads.map((one, index) =>
        one.file ? (
          <ImportedFileReview
            key={index}
            file={one.file}
            isChosen={(imported) => !left.has(imported)}
            onToggle={toggle}
          />
        ) : (
          <Section key={index} title={one.name}>
            <ProblemNotice problem={{ safe: 'Rien n’a été inscrit.', ...one.problem }} />
          </Section>
        ),
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
