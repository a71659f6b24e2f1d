import { useState } from 'react';
import { Dialog } from 'react-aria-components';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import { Button } from '../controls/Button';
import { IconButton } from '../controls/IconButton';
import { Kbd } from '../keyboard/Kbd';
import { Layer } from '../layout/Layer';
import { Notice } from '../layout/Notice';
import { ProblemNotice } from '../layout/ProblemNotice';
import { Progress } from '../layout/Progress';
import { useOnceTheRegionAnswers } from '../session/useOnceTheRegionAnswers';
import { useShortcut } from '../keyboard/useShortcut';
import { isHere, kindWords } from './fileWords';
import { SaveCopy } from './SaveCopy';
import { ShownFile } from './ShownFile';
import { useOpenFile } from './useOpenFile';
import './files.css';

interface FileViewerProps {
  readonly target: CaseRef;
  readonly files: readonly FileView[];
  readonly first?: FileView['file'];
  /** Before the room: a file's name may be the patient's. */
  readonly isMasked?: boolean;
  readonly onClose: () => void;
}

/** One file as large as the screen, dark, for the desk and for six metres away. */
export function FileViewer(props: FileViewerProps) {
  return (
    <Layer veil="viewer-veil" modal="viewer-modal" onClose={props.onClose}>
      <Dialog className="viewer" aria-label="Pièce jointe" data-theme="dark">
        <Viewed {...props} />
      </Dialog>
    </Layer>
  );
}

function Viewed({ target, files, first, isMasked = false, onClose }: FileViewerProps) {
  const [chosen, setChosen] = useState(first ?? files[0]?.file);
  const [attempt, setAttempt] = useState(0);
  const at = files.findIndex(({ file }) => file === chosen);
  const view = files[at];
  const opening = useOpenFile(target, view?.file, attempt);
  useOnceTheRegionAnswers(() => {
    if (opening.status === 'failed' && opening.problem.code === 'network') setAttempt((n) => n + 1);
  });
  const step = (by: number) => {
    const next = files[at + by];
    if (next) setChosen(next.file);
  };
  const group = 'Pièce jointe';
  useShortcut('ArrowRight', () => step(1), { label: 'Pièce suivante', group });
  useShortcut('ArrowLeft', () => step(-1), { label: 'Pièce précédente', group });
  const name = isMasked ? `Pièce ${at + 1}` : (view?.name ?? '');
  return (
    <>
      <header className="viewer-head">
        <h2 className="viewer-name">{view ? name : 'Pièce retirée'}</h2>
        <span className="quiet">
          {view ? kindWords(view) : ''}
          {files.length > 1 && view ? ` · ${at + 1} sur ${files.length}` : ''}
        </span>
        <span className="viewer-actions">
          {opening.status === 'ready' && !isMasked ? <SaveCopy file={opening.file} /> : null}
          {files.length > 1 ? (
            <>
              <IconButton
                icon="left"
                label="Pièce précédente"
                shortcut="ArrowLeft"
                isDisabled={at <= 0}
                onPress={() => step(-1)}
              />
              <IconButton
                icon="right"
                label="Pièce suivante"
                shortcut="ArrowRight"
                isDisabled={at < 0 || at >= files.length - 1}
                onPress={() => step(1)}
              />
            </>
          ) : null}
          <IconButton icon="close" label="Fermer" shortcut="Escape" onPress={onClose} />
        </span>
      </header>
      <div className="viewer-body">
        {view === undefined ? (
          <Notice meaning="info" title="Cette pièce n’est plus jointe au dossier.">
            Elle a pu être retirée sur un autre poste.
          </Notice>
        ) : opening.status === 'ready' ? (
          <ShownFile key={view.file} file={opening.file} name={name} />
        ) : opening.status === 'failed' ? (
          <ProblemNotice
            problem={opening.problem}
            action={
              <Button variant="plain" size="small" autoFocus onPress={() => setAttempt((n) => n + 1)}>
                Réessayer
              </Button>
            }
          />
        ) : isHere(view) ? (
          <Progress label="Ouverture…" />
        ) : (
          <Progress label="Arrive de la région" value={view.held} max={view.parts} />
        )}
      </div>
      <footer className="viewer-foot">
        <span>
          <Kbd keys="Escape" /> fermer
        </span>
        {files.length > 1 ? (
          <span>
            <Kbd keys="ArrowLeft" /> <Kbd keys="ArrowRight" /> autre pièce
          </span>
        ) : null}
        <span>
          <Kbd keys="z" /> agrandir
        </span>
      </footer>
    </>
  );
}
