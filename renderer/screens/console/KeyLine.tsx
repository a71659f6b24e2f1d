import { useEffect, useState } from 'react';
import type { CaseLine, CaseView } from '../../../shared/contracts/views';
import type { CaseDrafts } from '../../../shared/domain/drafts';
import { isDecided } from '../../components/case/CaseStateBadge';
import { usePendingKeystrokes } from '../../components/keyboard/usePendingKeystrokes';
import { Kbd } from '../../components/keyboard/Kbd';
import { useIsDeciding } from './roomDrafts';
import type { KeyContext } from './useKeyContext';

type Hint = readonly [keys: string, does: string];

interface KeyLineProps {
  readonly context: KeyContext;
  readonly line: CaseLine;
  readonly view: CaseView | null;
  readonly kept: CaseDrafts;
  readonly isOpen: boolean;
  /** A screen shows the room the case now. */
  readonly isSeen: boolean;
  /** The room may vote by phone. */
  readonly canPhone: boolean;
}

/** The few keys that matter now. */
function hints(props: KeyLineProps, isWriting: boolean): readonly Hint[] {
  const { context, view, canPhone } = props;
  const isInForce = Boolean(view?.decision) && !isWriting;
  switch (context === 'decision' && isInForce ? 'none' : context) {
    case 'discussion':
      return [
        ['Ctrl+Enter', 'enregistrer et revenir au dossier'],
        ['Ctrl+Z', 'annuler la frappe'],
      ];
    case 'field':
      return [
        ['Ctrl+Enter', 'valider'],
        ['Escape', 'quitter le champ'],
        ['Ctrl+Z', 'annuler la frappe'],
      ];
    case 'attendance':
      return [
        ['1', 'présent'],
        ['2', 'visio'],
        ['3', 'avis écrit'],
        ['4', 'absent'],
        ['Escape', 'revenir au dossier'],
      ];
    case 'votes':
      return [
        ['1', 'pour'],
        ['2', 'contre'],
        ['3', 'abstention'],
        ['4', 'réserve'],
        ['r', 'remarque'],
        ['t', 'tous pour'],
        ['v', 'proposition suivante'],
        ...(canPhone ? [['l', 'par téléphone'] as const] : []),
      ];
    case 'decision':
      return [
        ['1', 'discuté'],
        ['2', 'enregistré'],
        ['3', 'reporté'],
        ['4', 'recours'],
        ['Ctrl+Enter', 'valider'],
      ];
    case 'none':
      return [...hintsOfCase(props, isInForce), ['?', 'toutes les touches']];
  }
}

/** What comes next for the case in view, with no drawer or field under the hands. */
function hintsOfCase({ line, view, isOpen, isSeen }: KeyLineProps, isInForce: boolean): readonly Hint[] {
  const next: Hint = ['ArrowDown', 'dossier suivant'];
  // The room's screen is behind the chair, and nothing on this one shows that it can be led from here.
  const room: readonly Hint[] = isSeen
    ? [
        ['Shift+F', 'frise à la salle'],
        ['b', 'écran noir'],
      ]
    : [['m', 'projeter']];
  if (!isOpen)
    return [
      next,
      isInForce ? ['w', 'compte rendu (Word)'] : ['ArrowUp', 'dossier précédent'],
      ['o', 'dossier complet'],
      ['c', 'documents'],
    ];
  if (isDecided(line.state))
    return [
      ['n', 'prochain sans décision'],
      ['w', 'compte rendu (Word)'],
      next,
      ['d', 'revoir la décision'],
      ...room,
    ];
  if (line.quorum.status === 'notReached')
    return [
      ['a', 'présences'],
      ['e', 'discussion'],
      ['p', 'proposition'],
      ['d', 'décision'],
      ['f', 'frise'],
      ...room,
    ];
  return (view?.proposals.length ?? 0) === 0
    ? [['p', 'proposition'], ['e', 'discussion'], ['d', 'décision'], next, ['f', 'frise'], ...room]
    : [
        ['v', 'votes'],
        ['t', 'tous pour'],
        ['d', 'décision'],
        ['p', 'autre proposition'],
        next,
        ['f', 'frise'],
        ...room,
      ];
}

export function KeyLine(props: KeyLineProps) {
  const isWriting = useIsDeciding(props.view, props.kept);
  const held = useHeldWords();
  if (held)
    return (
      <div className="key-line no-print" role="status">
        {held}
      </div>
    );
  return (
    <ul className="key-line no-print" aria-label="Touches utiles maintenant">
      {hints(props, isWriting).map(([keys, does]) => (
        <li key={keys}>
          <Kbd keys={keys} /> {does}
        </li>
      ))}
    </ul>
  );
}

/** Keys that wait less than this are said by what they do. */
const SLOW_MS = 1000;

/** What becomes of the keys that were pressed before the case was there, where it takes long. */
function useHeldWords(): string | null {
  const { count, isTooLate } = usePendingKeystrokes();
  const isHeld = count > 0;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isHeld) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isHeld]);
  if (isTooLate)
    return 'Le dossier a trop tardé\u00a0: les touches pressées entre-temps n’ont rien fait, pressez-les à nouveau.';
  return isHeld && isSlow ? 'Le dossier arrive\u00a0: les touches que vous pressez l’attendent.' : null;
}
