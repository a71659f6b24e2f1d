import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components';
import type { CaseRef, FileView } from '../../../shared/contracts/views';
import { IconButton } from '../controls/IconButton';
import { Layer } from '../layout/Layer';
import { kindWords } from './fileWords';
import { RoomLine } from './RoomLine';
import { SaveCopy } from './SaveCopy';
import { useToRoom, type ShowPictures } from './useToRoom';
import { useViewer, type Acts } from './useViewer';
import { ViewerFoot } from './ViewerFoot';
import { ViewerKeys } from './ViewerKeys';
import { ViewerSide } from './ViewerSide';
import { pictureName, seenWords } from './viewerWords';
import { activeSide, type Which } from './viewing';
import './files.css';
import './viewer.css';

interface FileViewerProps {
  readonly target: CaseRef;
  readonly files: readonly FileView[];
  readonly first: FileView['file'];
  /** The room looks at this very screen: a file's name may be the patient's. */
  readonly isMasked?: boolean;
  /** Where the room has a window of its own. */
  readonly show?: ShowPictures | null;
  /** What the screen below has to say or to do here: the keys of a black screen. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** The files of a case as large as the screen, dark, for the desk and for six metres away. */
export function FileViewer(props: FileViewerProps) {
  return (
    <Layer veil="viewer-veil" modal="viewer-modal" onClose={props.onClose}>
      <Dialog className="viewer" aria-label="Pièce jointe" data-theme="dark">
        <Viewed {...props} />
      </Dialog>
    </Layer>
  );
}

function Viewed({ target, files, first, isMasked = false, show = null, children, onClose }: FileViewerProps) {
  const viewer = useViewer(target, files, first);
  const room = useToRoom(target, files, viewer, show);
  const { viewing, openings, at, pages } = viewer;
  const isPair = viewing.sides.length > 1;
  const file = files[at];
  const seenAt = (which: Which) => {
    const side = viewing.sides[which] ?? viewing.sides[0];
    const opening = openings[which];
    return {
      side,
      at: files.findIndex((one) => one.file === side.file),
      files,
      pages: opening?.status === 'ready' ? opening.picture.pages : 1,
    };
  };
  const nameOf = (which: Which) => pictureName(seenAt(which), isMasked);
  const isUntold = isMasked && !viewing.sides.every((side) => room.isTold(side.file));
  const canTell = room.isPossible && (show !== null || isUntold);
  const acts: Acts = { ...viewer.acts, ...(canTell ? { show: room.toggle } : {}) };
  return (
    <>
      <ViewerKeys acts={acts} />
      <header className="viewer-head">
        <h2 className="viewer-name">{file ? nameOf(viewing.active) : 'Pièce retirée'}</h2>
        <span className="quiet">
          {file ? kindWords(file) : ''}
          {files.length > 1 && file ? ` · ${at + 1} sur ${files.length}` : ''}
        </span>
        {children}
        {canTell && show ? <RoomLine room={room} isPair={isPair} /> : null}
        <span className="viewer-actions">
          {file && !isMasked ? <SaveCopy key={file.file} target={target} file={file} /> : null}
          {files.length > 1 ? (
            <>
              <IconButton
                icon="left"
                label="Pièce précédente"
                shortcut="ArrowLeft"
                isDisabled={at <= 0}
                onPress={() => viewer.goBy(-1)}
              />
              <IconButton
                icon="right"
                label="Pièce suivante"
                shortcut="ArrowRight"
                isDisabled={at < 0 || at >= files.length - 1}
                onPress={() => viewer.goBy(1)}
              />
            </>
          ) : null}
          <IconButton icon="close" label="Fermer" shortcut="Escape" onPress={onClose} />
        </span>
      </header>
      <p className="visually-hidden" role="status">
        {file
          ? `${seenWords(seenAt(viewing.active), isMasked)}${room.isShowing && room.isWhole ? ', montrée à la salle' : ''}`
          : ''}
      </p>
      <div className="viewer-body pictures">
        {viewing.sides.map((side, index) => {
          const which = index as Which;
          return (
            <ViewerSide
              key={which}
              which={which}
              side={side}
              file={files.find((one) => one.file === side.file)}
              opening={openings[which] ?? { status: 'loading' }}
              name={nameOf(which)}
              viewer={viewer}
              onTell={isMasked && !room.isTold(side.file) ? room.toggle : null}
            />
          );
        })}
      </div>
      <ViewerFoot
        side={activeSide(viewing)}
        pages={pages}
        hasOthers={files.length > 1}
        isPair={isPair}
        isLinked={viewing.isLinked}
      />
    </>
  );
}
