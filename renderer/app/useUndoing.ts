import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ChairProof } from '../../shared/domain/chairPin';
import { problemWords, type Problem } from '../../shared/domain/result';
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
import type { Asking } from './ProvenTurn';

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
  const [asking, setAsking] = useState<Asking | null>(null);
  const refused = (problem: Problem, proof: ChairProof | undefined): Problem => {
    // Beside the code that is typed, it is said there.
    if (!proof) sayOf(problemWords(problem), null);
    return problem;
  };
  const undo = async (proof?: ChairProof): Promise<Problem | null> => {
    // What is being typed is an act as well: the last one.
    await storeAll();
    const result = await run('undo', { places, proof });
    if (!result.ok) return refused(result.problem, proof);
    const { undone, mayRedo, decision, asksChair } = result.value;
    if (asksChair) setAsking({ meeting: asksChair, act: undo });
    else if (undone === null) sayOf('Il n’y a rien à annuler sur cet écran.', null);
    else {
      noteTurned(true, decision);
      sayOf(undone, mayRedo ? 'redo' : null);
    }
    return null;
  };
  const redo = async (proof?: ChairProof): Promise<Problem | null> => {
    await storeAll();
    const result = await run('redo', { places, proof });
    if (!result.ok) return refused(result.problem, proof);
    const { redone, decision, asksChair } = result.value;
    if (asksChair) setAsking({ meeting: asksChair, act: redo });
    else if (redone === null) sayOf('Il n’y a rien à rétablir sur cet écran.', null);
    else {
      noteTurned(false, decision);
      sayOf(redone, 'undo');
    }
    return null;
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
  return {
    said: here,
    undo: undoNow,
    redo: redoNow,
    dismiss: close,
    asking,
    askNoMore: () => setAsking(null),
  };
}

/** The button that had the focus goes with the message. */
const leaveMessage = (): void => {
  if (undoPlaces.find('message')?.contains(document.activeElement)) catchFocus(contentTitle);
};
