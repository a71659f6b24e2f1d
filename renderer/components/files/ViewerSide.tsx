import { useRef, type PointerEvent, type WheelEvent } from 'react';
import type { FileView } from '../../../shared/contracts/views';
import type { Point } from '../../../shared/domain/pictureView';
import { Button } from '../controls/Button';
import { Kbd } from '../keyboard/Kbd';
import { Notice } from '../layout/Notice';
import { ProblemNotice } from '../layout/ProblemNotice';
import { Progress } from '../layout/Progress';
import { PicturePane } from '../projection/PicturePane';
import { isHere } from './fileWords';
import type { Opening } from './usePicture';
import type { Viewer } from './useViewer';
import type { Side, Which } from './viewing';

/** What a mouse wheel turns for one step; a trackpad turns it in many small ones. */
const WHEEL_STEP = 100;

interface SideProps {
  readonly which: Which;
  readonly side: Side;
  readonly file: FileView | undefined;
  readonly opening: Opening;
  readonly name: string;
  readonly viewer: Viewer;
  /** Before the room, and not told to it yet: shown once it is asked for. */
  readonly onTell: (() => void) | null;
}

/** One side of the viewer: its picture, or why there is none. */
export function ViewerSide(props: SideProps) {
  const { which, side, opening, name, viewer } = props;
  const { mouse, pointer, viewing } = viewer;
  const turnedSoFar = useRef(0);
  const isPair = viewing.sides.length > 1;
  const isActive = isPair && (viewing.isLinked || viewing.active === which);
  const within = (event: PointerEvent | WheelEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const move = (event: PointerEvent) => {
    if (event.buttons & 1) mouse.drag(which, { x: -event.movementX, y: -event.movementY });
    else mouse.point(which, within(event));
  };
  const wheel = (event: WheelEvent) => {
    turnedSoFar.current += event.deltaY;
    if (Math.abs(turnedSoFar.current) < WHEEL_STEP) return;
    mouse.zoom(which, turnedSoFar.current < 0 ? 1 : -1, within(event));
    turnedSoFar.current = 0;
  };
  const isSeen = opening.status === 'ready' && props.file !== undefined && props.onTell === null;
  return (
    <div className={isActive ? 'viewer-side viewer-side-active' : 'viewer-side'}>
      {isSeen ? (
        <div
          className="viewer-place"
          ref={(element) => mouse.place(which, element)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            mouse.choose(which);
          }}
          onPointerMove={move}
          onPointerLeave={() => mouse.point(which, null)}
          onWheel={wheel}
        >
          <PicturePane
            picture={opening.picture}
            view={side.view}
            pointer={pointer?.side === which ? pointer : null}
            name={name}
          >
            {isPair ? (
              <span className="viewer-caption" aria-hidden="true">
                <Kbd keys={which === 0 ? '1' : '2'} /> {name}
              </span>
            ) : null}
          </PicturePane>
        </div>
      ) : (
        <div className="viewer-words">
          <Words {...props} />
        </div>
      )}
    </div>
  );
}

function Words({ file, opening, name, viewer, onTell }: SideProps) {
  if (file === undefined)
    return (
      <Notice meaning="info" title="Cette pièce n’est plus jointe au dossier.">
        Elle a pu être retirée sur un autre poste.
      </Notice>
    );
  if (opening.status === 'failed')
    return (
      <ProblemNotice
        problem={opening.problem}
        action={
          <Button variant="plain" size="small" autoFocus onPress={viewer.retry}>
            Réessayer
          </Button>
        }
      />
    );
  if (onTell)
    return (
      <Notice
        meaning="info"
        title={`${name} n’est pas encore montrée.`}
        action={
          <Button variant="primary" shortcut="m" onPress={onTell}>
            Montrer à la salle
          </Button>
        }
      >
        Le nom du patient peut y être écrit&nbsp;: la salle la verra telle quelle.
      </Notice>
    );
  return isHere(file) ? (
    <Progress label="Ouverture…" />
  ) : (
    <Progress label="Arrive de la région" value={file.held} max={file.parts} />
  );
}
