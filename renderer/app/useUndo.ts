import { useState } from 'react';
import { useCommand } from '../components/useCommand';
import { useShortcut } from '../components/useShortcut';

/** Ctrl Z outside the fields: takes the last act back and keeps saying which one it was. */
export function useUndo(place: string): { said: string | null; dismiss: () => void } {
  const { run } = useCommand();
  const [held, setHeld] = useState<{ place: string; words: string } | null>(null);
  const say = (words: string) => setHeld({ place, words });
  const undo = async () => {
    const result = await run('undo', {});
    if (!result.ok) say([result.problem.message, result.problem.next].filter(Boolean).join(' '));
    else say(result.value.undone ?? 'Il n’y a rien à annuler.');
  };
  useShortcut('Ctrl+Z', () => void undo(), {
    label: 'Annuler le dernier acte',
    group: 'Partout',
    outsideFields: true,
  });
  // Said where it was done: another screen has other things to say.
  return { said: held?.place === place ? held.words : null, dismiss: () => setHeld(null) };
}
