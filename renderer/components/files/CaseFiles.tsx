import { useRef, useState } from 'react';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { ATTACHABLE_WORDS } from '../../../shared/domain/mediaTypes';
import { sizeWords } from '../../../shared/domain/french';
import { useQuery } from '../../engine/client';
import { momentWords } from '../../i18n/momentWords';
import { IconButton } from '../controls/IconButton';
import { focusFirst } from '../focus/focusFirst';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useCommand } from '../session/useCommand';
import { useRight } from '../session/useRight';
import { AttachButton } from './AttachButton';
import { FileViewer } from './FileViewer';
import { kindWords, placeWords } from './fileWords';
import { Thumbnail } from './Thumbnail';
import type { Attaching } from './useAttach';
import './files.css';
import { answerOr } from '../session/queryState';

interface CaseFilesProps {
  readonly target: CaseRef;
  readonly attaching: Attaching;
  readonly nameOf: (id: PersonId) => string;
}

/** The files of a case: what is there, what is on its way, and the way in. */
export function CaseFiles({ target, attaching, nameOf }: CaseFilesProps) {
  const { database, case: id } = target;
  const state = useQuery('files', { database, case: id });
  const { run, problem } = useCommand();
  const [shown, setShown] = useState<FileView | null>(null);
  const wayIn = useRef<HTMLDivElement>(null);
  const mayPrepare = useRight('prepare');
  const files = answerOr(state, []);
  const detach = async ({ file }: FileView) => {
    const done = await run('detachFile', { database, case: id, file });
    // Its button goes with it.
    if (done.ok) focusFirst(wayIn.current);
  };
  return (
    <section className="stack-tight" aria-label="Pièces jointes">
      <h2>Pièces jointes</h2>
      {state.status === 'ready' && files.length + attaching.arriving.length === 0 ? (
        <p className="quiet small">
          Aucune. Déposez sur cette page un compte rendu ou une image ({ATTACHABLE_WORDS}).
        </p>
      ) : null}
      <ul className="files">
        {files.map((file) => (
          <li key={file.file} className="file">
            <button type="button" className="file-open" onClick={() => setShown(file)}>
              <Thumbnail file={file} />
              <span className="file-words">
                <strong className="file-name">{file.name}</strong>
                <span className="quiet">{kindWords(file)}</span>
                <span className="quiet">
                  {nameOf(file.by)}, {momentWords(file.at)}
                </span>
                <Place file={file} />
              </span>
            </button>
            {mayPrepare ? (
              <IconButton
                icon="remove"
                size="small"
                label={`Retirer ${file.name}`}
                onPress={() => void detach(file)}
              />
            ) : null}
          </li>
        ))}
        {attaching.arriving.map(({ key, name, size }) => (
          <li key={key} className="file" role="status">
            <Thumbnail file={{ thumbnail: null }} />
            <span className="file-words">
              <strong className="file-name">{name}</strong>
              <span className="quiet">{sizeWords(size)} · enregistrement…</span>
            </span>
          </li>
        ))}
      </ul>
      {[...attaching.problems, ...(problem ? [problem] : [])].map((one, index) => (
        <ProblemNotice key={index} problem={one} />
      ))}
      {mayPrepare ? (
        <div ref={wayIn}>
          <AttachButton onFiles={attaching.add} />
        </div>
      ) : null}
      {shown ? (
        <FileViewer target={target} files={files} first={shown.file} onClose={() => setShown(null)} />
      ) : null}
    </section>
  );
}

function Place({ file }: { file: FileView }) {
  const words = placeWords(file);
  return words === null ? null : <span className="file-place">{words}</span>;
}
