import { useHeldKey } from '../../components/keyboard/useHeldKey';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { showIdentity, toggleBlack, togglePage, turnPage, useProjecting } from './projecting';

/**
 * The chair's keys for what the room sees, from the console and over it.
 * @param isSeen a screen shows it now
 */
export function useRoomKeys(group: string, isSeen: boolean): void {
  const isBlack = useProjecting((state) => state.isBlack);
  const page = useProjecting((state) => state.page);
  const isDisabled = !isSeen;
  useShortcut('Shift+F', togglePage, {
    label:
      page === 'case'
        ? 'Évolution de la maladie, sur l’écran de la salle'
        : 'Revenir au dossier, sur l’écran de la salle',
    group,
    isDisabled,
  });
  useShortcut('b', toggleBlack, { label: isBlack ? 'Fin de l’écran noir' : 'Écran noir', group, isDisabled });
  useHeldKey('q', showIdentity, {
    label: 'Montrer l’identité à la salle, tant que la touche est tenue',
    group,
    isDisabled,
  });
  useShortcut('s', () => turnPage(1), { label: 'Suite, sur l’écran de la salle', group, isDisabled });
  useShortcut('Shift+S', () => turnPage(-1), { label: 'Retour, sur l’écran de la salle', group, isDisabled });
}
