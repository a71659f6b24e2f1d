import { useState } from 'react';
import { IconButton } from '../components/IconButton';
import { useActs, useCommand } from '../components/useCommand';
import { useShortcut } from '../components/useShortcut';

/**
 * Ctrl Z outside the fields: takes the last act back and says which one it was, until the next act or Échap. It floats in
 * the left corner, so that no screen moves under the hand; mounted anew for each screen, since another has other things
 * to say.
 */
export function Undo() {
  const { run } = useCommand();
  const acts = useActs((state) => state.sent);
  const [held, setHeld] = useState<{ acts: number; words: string } | null>(null);
  const said = held?.acts === acts ? held.words : null;
  const dismiss = () => setHeld(null);
  const undo = async () => {
    const result = await run('undo', {});
    const words = result.ok
      ? (result.value.undone ?? 'Il n’y a rien à annuler.')
      : [result.problem.message, result.problem.next].filter(Boolean).join(' ');
    setHeld({ acts: useActs.getState().sent, words });
  };
  useShortcut('Ctrl+Z', () => void undo(), {
    label: 'Annuler le dernier acte',
    group: 'Partout',
    outsideFields: true,
  });
  useShortcut('Escape', dismiss, {
    label: 'Fermer le message d’annulation',
    group: 'Partout',
    isDisabled: said === null,
  });
  return (
    <div className="undo no-print" role="status">
      {said === null ? null : (
        <div className="undo-said">
          <p>{said}</p>
          <IconButton
            label="Fermer ce message"
            icon="close"
            size="small"
            shortcut="Escape"
            onPress={dismiss}
          />
        </div>
      )}
    </div>
  );
}
