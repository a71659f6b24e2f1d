import { useEffect, useRef } from 'react';
import { plural } from '../../../shared/domain/french';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import type { BatchTold } from './batchTold';

interface BatchToldProps {
  readonly told: BatchTold;
  readonly takesFocus: boolean;
  readonly onTakeBack: (() => void) | null;
}

function titleOf({ registered: { length }, takenBack }: BatchTold): string {
  if (!takenBack)
    return length === 0
      ? 'Aucun cas n’a été enregistré.'
      : `${plural(length, 'cas enregistré', 'cas enregistrés')}, chacun par une décision.`;
  const { count, of } = takenBack;
  if (count === of) return 'Les décisions de ce lot sont reprises.';
  return count === 0
    ? 'Aucune décision de ce lot n’est reprise.'
    : `${plural(count, 'décision reprise', 'décisions reprises')} sur ${of}.`;
}

export function BatchToldNotice({ told, takesFocus, onTakeBack }: BatchToldProps) {
  const root = useRef<HTMLDivElement>(null);
  // The row that had the keyboard is gone with the last case: Escape must still close the panel.
  useEffect(() => {
    if (takesFocus) root.current?.focus();
  }, [takesFocus]);
  return (
    <div tabIndex={-1} ref={root}>
      <Notice
        meaning={told.refused.length > 0 ? 'todo' : 'done'}
        title={titleOf(told)}
        action={
          onTakeBack ? (
            <Button variant="plain" size="small" icon="undo" shortcut="Ctrl+Z" onPress={onTakeBack}>
              Tout reprendre
            </Button>
          ) : null
        }
      >
        {told.refused.length === 0 ? (
          'Une décision se corrige ou se reprend dans son dossier.'
        ) : (
          <ul>
            {told.refused.map(({ name, why }) => (
              <li key={name + why}>{[name, why].filter(Boolean).join('\u00a0: ')}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
