import { useState } from 'react';
import { Dialog } from 'react-aria-components';
import type { CaseLine, FileView } from '../../../shared/contracts/views';
import { FileViewer } from '../../components/files/FileViewer';
import { Kbd } from '../../components/keyboard/Kbd';
import { Layer } from '../../components/layout/Layer';
import { RoomScreen } from '../../components/projection/RoomScreen';
import { answerOr } from '../../components/session/queryState';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useQuery } from '../../engine/client';
import { BlackHere } from './BlackHere';
import { turnPage } from './projecting';
import { useRoomKeys } from './useRoomKeys';

interface ProjectionProps {
  readonly line: CaseLine;
  readonly onStep: (by: number) => void;
  readonly files: readonly FileView[];
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

/** Where there is one screen: the room's page, over the console. */
export function Projection(props: ProjectionProps) {
  return (
    <Layer veil="projection-veil" modal="projection-modal" onClose={props.onLeave}>
      <Dialog className="projection" aria-label="Projection" data-density="room" data-theme="dark">
        <Projected {...props} />
      </Dialog>
    </Layer>
  );
}

function Projected({ line, files, onStep, onNext, onLeave }: ProjectionProps) {
  const view = answerOr(useQuery('room', {}), { shows: 'nothing' } as const);
  const group = 'Projection';
  useShortcut('m', onLeave, { label: 'Revenir à la console', group });
  useShortcut('ArrowDown', () => onStep(1), { label: 'Dossier suivant', group });
  useShortcut('j', () => onStep(1), { label: 'Dossier suivant', group });
  useShortcut('ArrowUp', () => onStep(-1), { label: 'Dossier précédent', group });
  useShortcut('k', () => onStep(-1), { label: 'Dossier précédent', group });
  useShortcut('n', onNext, { label: 'Prochain dossier sans décision', group });
  useRoomKeys(group, true);
  // Nothing else can be scrolled here; a presenter's remote sends these.
  useShortcut('PageDown', () => turnPage(1), { label: 'Suite', group });
  useShortcut('PageUp', () => turnPage(-1), { label: 'Retour', group });
  const [isShowing, setShowing] = useState(false);
  useShortcut('i', () => setShowing(true), {
    label: 'Images et pièces jointes',
    group,
    isDisabled: files.length === 0,
  });
  return (
    <>
      <RoomScreen view={view} foot={<Keys hasFiles={files.length > 0} />} />
      {isShowing && files[0] ? (
        <FileViewer
          target={line}
          files={files}
          first={files[0].file}
          isMasked
          onClose={() => setShowing(false)}
        >
          <BlackHere isHere />
        </FileViewer>
      ) : null}
    </>
  );
}

const Keys = ({ hasFiles }: { hasFiles: boolean }) => (
  <span>
    <Kbd keys="m" /> revenir à la console <Kbd keys="ArrowDown" /> dossier suivant{' '}
    {hasFiles ? (
      <>
        <Kbd keys="i" /> images{' '}
      </>
    ) : null}
    <Kbd keys="s" /> suite
  </span>
);
