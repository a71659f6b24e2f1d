import { useState } from 'react';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import type { Problem } from '../../../shared/domain/result';
import { engine } from '../../engine/client';
import { platform } from '../../platform';
import { Button } from '../controls/Button';
import { READABLE } from '../papers/documents';
import { ProblemNotice } from '../layout/ProblemNotice';

const endings = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const;
const isKnown = (type: string): type is keyof typeof endings => Object.hasOwn(endings, type);

const notSaved: Problem = {
  code: 'file',
  message: 'La copie n’a pas pu être enregistrée à cet endroit.',
  safe: 'La pièce jointe est intacte.',
  next: 'Choisissez un autre emplacement, ou libérez de la place sur le disque.',
};

interface SaveCopyProps {
  readonly target: CaseRef;
  readonly file: FileView;
}

/** The one way by which a file leaves this workstation's encryption: because someone asked, and is told so. */
export function SaveCopy({ target: { database, case: id }, file: { file, mediaType } }: SaveCopyProps) {
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!isKnown(mediaType)) return null;
  const save = async () => {
    setProblem(null);
    const opened = await engine().command('openFile', { database, case: id, file });
    if (!opened.ok) return setProblem(opened.problem);
    const saved = await platform.saveFile({
      name: opened.value.name.replace(/[/\\\0]/g, '-').slice(-150),
      kind: endings[mediaType],
      bytes: opened.value.bytes,
    });
    if (saved.saved) setName(saved.name);
    else if (saved.reason === 'failed') setProblem(notSaved);
  };
  return (
    <>
      <span className="small" role="status">
        {name ? `Enregistré\u00a0: ${name}. ${READABLE}` : ''}
      </span>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Button variant="quiet" size="small" icon="save" onPress={() => void save()}>
        Enregistrer une copie
      </Button>
    </>
  );
}
