import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { PicturesShown, Shown } from '../../../shared/contracts/room';
import { platform } from '../../platform';
import { engine } from '../../engine/client';
import { Pace } from './pace';

/** What the chair does with the room's screen, beside choosing the case. */
interface Projecting extends Pick<Shown, 'page' | 'isBlack' | 'showsIdentity' | 'turn'> {
  /** Where the room's own window is; `window` in a browser, whose user opens one. */
  readonly place: 'shown' | 'ready' | 'none' | 'window';
  /** The window was closed by hand: it does not come back by itself. */
  readonly isDeclined: boolean;
}

export const useProjecting = create<Projecting>(() => ({
  page: 'case',
  isBlack: false,
  showsIdentity: false,
  turn: null,
  place: 'none',
  isDeclined: false,
}));
platform.projector.follow((place) => useProjecting.setState({ place }));

export const toggleBlack = (): void => useProjecting.setState(({ isBlack }) => ({ isBlack: !isBlack }));
export const togglePage = (): void =>
  useProjecting.setState(({ page }) => ({ page: page === 'case' ? 'course' : 'case' }));
export const showIdentity = (showsIdentity: boolean): void => useProjecting.setState({ showsIdentity });
export const turnPage = (by: 1 | -1): void =>
  useProjecting.setState(({ turn }) => ({ turn: { n: (turn?.n ?? 0) + 1, by } }));

export function wantWindow(isWanted: boolean): void {
  useProjecting.setState({ isDeclined: !isWanted });
  platform.projector.want(isWanted);
}

/** Four times a second at most, while one writes. */
const WRITTEN_MS = 250;
const pace = new Pace<Shown | null>(WRITTEN_MS, (shown) => void engine().command('project', { shown }));

const besideDraft = (shown: Shown | null): string => JSON.stringify({ ...shown, draft: null });
let last: Shown | null = null;

function show(next: Shown | null): void {
  if (JSON.stringify(next) === JSON.stringify(last)) return;
  pace.next(next, besideDraft(last) === besideDraft(next));
  last = next;
}

/** Thirty times a second at most, while the chair points, moves or looks nearer. */
const SEEN_MS = 33;
const seenPace = new Pace<PicturesShown | null>(
  SEEN_MS,
  (shown) => void engine().command('showPictures', { shown }),
);

const picturesOf = (shown: PicturesShown | null): string =>
  JSON.stringify(shown?.sides.map(({ id }) => id) ?? null);
let lastSeen: PicturesShown | null = null;

/** Has the room see these pictures in front of the case; null: the case again. */
export function showPictures(next: PicturesShown | null): void {
  if (JSON.stringify(next) === JSON.stringify(lastSeen)) return;
  seenPace.next(next, picturesOf(lastSeen) === picturesOf(next));
  lastSeen = next;
}

type Case = Pick<Shown, 'database' | 'case'>;

/** At the key that goes to it, not once the console has drawn it: the room's window draws it at the same time. */
export function projectAhead(ref: Case): void {
  // Each case begins with what is to be decided.
  useProjecting.setState({ page: 'case' });
  const { page, isBlack, showsIdentity, turn } = useProjecting.getState();
  show({ ...ref, draft: null, page, isBlack, showsIdentity, turn });
}

/**
 * Has the room see this case while the console shows it. It stays there while somebody looks into the whole file: the room
 * goes on seeing the case under discussion. Without a meeting under way it goes with the console.
 */
export function useProject(ref: Case | null, draft: Shown['draft'], isOpen: boolean): void {
  const { database, case: id } = ref ?? {};
  const { page, isBlack, showsIdentity, turn, isDeclined, place } = useProjecting();
  const isOpenNow = useRef(isOpen);
  // A browser opens a window only where its user asks.
  const opensByItself = isOpen && !isDeclined && place !== 'window';
  useEffect(() => {
    if (opensByItself) platform.projector.want(true);
  }, [opensByItself]);
  useEffect(() => {
    isOpenNow.current = isOpen;
  }, [isOpen]);
  useEffect(() => {
    if (!database || !id) return;
    show({ database, case: id, draft, page, isBlack, showsIdentity, turn });
  }, [database, id, draft, page, isBlack, showsIdentity, turn]);
  useEffect(
    () => () => {
      useProjecting.setState({ showsIdentity: false });
      show(isOpenNow.current && last ? { ...last, showsIdentity: false } : null);
      // A lock comes between: the engine after it knows nothing of what was shown.
      last = null;
      if (!isOpenNow.current) platform.projector.want(false);
    },
    [],
  );
}
