import { IconButton } from '../components/IconButton';
import { useCommand } from '../components/useCommand';
import { useSaid } from '../components/useSaid';
import { useShortcut } from '../components/useShortcut';

/**
 * Ctrl Z outside the fields: takes the last act back and says which one it was, until the next act or Échap. It floats in
 * the left corner, so that no screen moves under the hand; mounted anew for each screen, since another has other things
 * to say.
 */
export function Undo() {
  const { run } = useCommand();
  const { said, say, dismiss } = useSaid<string>();
  const undo = async () => {
    const result = await run('undo', {});
    if (result.ok) return say(result.value.undone ?? 'Il n’y a rien à annuler.');
    const { message, safe, next } = result.problem;
    say([message, safe, next].filter(Boolean).join(' '));
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
