import { useEffect, useRef } from 'react';
import { plural } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';

interface Refused {
  readonly name: string;
  readonly why: string;
}

/** What became of a batch: registered together, or taken back together. */
export type BatchTold = { readonly refused: readonly Refused[] } & (
  | { readonly registered: readonly { readonly case: CaseId; readonly name: string }[] }
  | { readonly takenBack: number; readonly of: number }
);

interface BatchToldProps {
  readonly told: BatchTold;
  readonly takesFocus: boolean;
  readonly onTakeBack: (() => void) | null;
}

function titleOf(told: BatchTold): string {
  if ('registered' in told) {
    const { length } = told.registered;
    return length === 0
      ? 'Aucun cas n’a été enregistré.'
      : `${plural(length, 'cas enregistré', 'cas enregistrés')}, chacun par une décision.`;
  }
  const { takenBack, of } = told;
  if (takenBack === of) return 'Les décisions de ce lot sont reprises.';
  return takenBack === 0
    ? 'Aucune décision de ce lot n’est reprise.'
    : `${plural(takenBack, 'décision reprise', 'décisions reprises')} sur ${of}.`;
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
