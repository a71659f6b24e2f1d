import { Button } from '../components/controls/Button';
import { IconButton } from '../components/controls/IconButton';
import { useShortcut } from '../components/keyboard/useShortcut';
import { undoPlaces, type useUndoing } from './useUndoing';

/**
 * Says what was undone or made anew, until the next act or Échap, and offers the way back. It floats in the left corner, so
 * that no screen moves under the hand.
 */
export function Undo({ said, undo, redo, dismiss }: ReturnType<typeof useUndoing>) {
  useShortcut('Escape', dismiss, {
    label: 'Fermer le message d’annulation',
    group: 'Partout',
    isDisabled: said === null,
  });
  return (
    <section
      className="undo no-print"
      ref={undoPlaces.at('message')}
      {...(said === null ? {} : { 'aria-label': 'Dernier acte annulé ou rétabli' })}
    >
      <div {...(said === null ? {} : { className: 'undo-said' })}>
        <div>
          {/* Read aloud as it changes, without the buttons. */}
          <p role="status">{said?.words}</p>
          {said?.next === 'redo' ? (
            <Button variant="quiet" size="small" shortcut="Ctrl+Y" onPress={redo}>
              Rétablir
            </Button>
          ) : said?.next === 'undo' ? (
            <Button variant="quiet" size="small" shortcut="Ctrl+Z" onPress={undo}>
              Annuler
            </Button>
          ) : null}
        </div>
        {said === null ? null : (
          <IconButton
            label="Fermer ce message"
            icon="close"
            size="small"
            shortcut="Escape"
            onPress={dismiss}
          />
        )}
      </div>
    </section>
  );
}
