import { useEffect, useState } from 'react';
import { RoomScreen, type InFront } from '../components/projection/RoomScreen';
import { useRoomView } from './line';

/** The window of the room: it shows what it hears, and nothing can be done in it. */
export function ProjectorPage() {
  const view = useRoomView((state) => state.view);
  const inFront = useInFront();
  const hint = useHint();
  return (
    <main className="projection" aria-label="Projection" data-density="room">
      <RoomScreen view={view} foot={hint} inFront={inFront} />
    </main>
  );
}

/** Null where the room is to see none, or the pixels of one are not here. */
function useInFront(): InFront | null {
  const { pictures, held } = useRoomView();
  const sides = pictures?.sides.flatMap(({ id, view }) => {
    const picture = held.find((one) => one.id === id);
    return picture ? [{ picture, view }] : [];
  });
  return pictures && sides?.length === pictures.sides.length ? { sides, pointer: pictures.pointer } : null;
}

/** What whoever stands before this window has to know: in a browser it is one among others at first. */
function useHint(): string | null {
  const [hint, setHint] = useState(hintNow);
  useEffect(() => {
    const look = () => setHint(hintNow());
    for (const event of ['focus', 'blur', 'resize'] as const) window.addEventListener(event, look);
    return () => {
      for (const event of ['focus', 'blur', 'resize'] as const) window.removeEventListener(event, look);
    };
  }, []);
  return hint;
}

function hintNow(): string | null {
  if (window.innerHeight < window.screen.height)
    return 'Placez cette fenêtre sur l’écran de la salle, puis pressez F11 pour le plein écran.';
  return document.hasFocus() ? 'Les touches agissent dans la fenêtre de la console.' : null;
}
