import { useCallback, useEffect, useMemo, useRef } from 'react';
import { problemWords } from '../../shared/domain/result';
import { catchFocus } from '../components/focus/catchFocus';
import { contentTitle } from '../components/focus/content';
import { Places } from '../components/focus/places';
import { keepsRedo, keepsUndo, followTyping } from '../components/typing/typedUndo';
import { storeAll } from '../components/typing/unsaved';
import { useCommand } from '../components/session/useCommand';
import { useSaid } from '../components/session/useSaid';
import { useShortcut } from '../components/keyboard/useShortcut';
import { noteTurned } from '../components/session/useTurned';
import { placesInView, useCaseInView } from '../navigation/inView';
import { hashOf, type Route } from '../navigation/routes';

export const undoPlaces = new Places<'message'>();

/** What was said of it, and what its button then does. */
interface Said {
  readonly words: string;
  readonly next: 'undo' | 'redo' | null;
  /** Another screen, or another case, has other things to say. */
  readonly where: string;
}

/** Ctrl Z, and back: the last act of what is on the screen, said with the case, the proposal and the person. */
export function useUndoing(route: Route) {
  const { run } = useCommand();
  const { said, say, dismiss } = useSaid<Said>();
  const shown = useCaseInView((view) => view.shown);
  const where = `${hashOf(route)} ${shown ?? ''}`;
  const places = useMemo(() => [...placesInView(route, shown)], [route, shown]);
  const sayOf = (words: string, next: Said['next']) => {
    if (next === null) leaveMessage();
    say({ words, next, where });
  };
  const undo = async () => {
    // What is being typed is an act as well: the last one.
    await storeAll();
    const result = await run('undo', { places });
    if (!result.ok) return sayOf(problemWords(result.problem), null);
    const { undone, mayRedo, decision } = result.value;
    if (undone === null) return sayOf('Il n’y a rien à annuler sur cet écran.', null);
    noteTurned(true, decision);
    sayOf(undone, mayRedo ? 'redo' : null);
  };
  const redo = async () => {
    await storeAll();
    const result = await run('redo', { places });
    if (!result.ok) return sayOf(problemWords(result.problem), null);
    const { redone, decision } = result.value;
    if (redone === null) return sayOf('Il n’y a rien à rétablir sur cet écran.', null);
    noteTurned(false, decision);
    sayOf(redone, 'undo');
  };
  const acts = useRef({ undo, redo });
  useEffect(() => {
    acts.current = { undo, redo };
  });
  const undoNow = useCallback(() => void acts.current.undo(), []);
  const redoNow = useCallback(() => void acts.current.redo(), []);
  useEffect(() => followTyping((isUndo) => (isUndo ? undoNow() : redoNow())), [undoNow, redoNow]);
  const group = 'Partout';
  useShortcut('Ctrl+Z', undoNow, {
    label: 'Annuler le dernier acte de cet écran',
    group,
    outsideFields: keepsUndo,
  });
  const redoing = { label: 'Rétablir ce qui vient d’être annulé', group, outsideFields: keepsRedo };
  useShortcut('Ctrl+Shift+Z', redoNow, redoing);
  useShortcut('Ctrl+Y', redoNow, redoing);
  const here = said?.where === where ? said : null;
  const close = () => {
    leaveMessage();
    dismiss();
  };
  return { said: here, undo: undoNow, redo: redoNow, dismiss: close };
}

/** The button that had the focus goes with the message. */
const leaveMessage = (): void => {
  if (undoPlaces.find('message')?.contains(document.activeElement)) catchFocus(contentTitle);
};
