import { useState } from 'react';
import type { Problem } from '../../../shared/domain/result';
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
  readonly file: {
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
  };
}

/** The one way by which a file leaves this workstation's encryption: because someone asked, and is told so. */
export function SaveCopy({ file }: SaveCopyProps) {
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { mediaType } = file;
  if (!isKnown(mediaType)) return null;
  const save = async () => {
    setProblem(null);
    const saved = await platform.saveFile({
      name: file.name.replace(/[/\\\0]/g, '-').slice(-150),
      kind: endings[mediaType],
      bytes: file.bytes,
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
