import { folded } from '../../../shared/domain/french';
import { go } from '../../navigation/navigation';
import { openPanel } from '../../navigation/panels';
import type { IconName } from '../../components/controls/Icon';
import { useRight } from '../../components/session/useRight';
import { answerOr } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';
import { prefer } from '../../platform/preferences';

/** A row of the palette. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly icon: IconName;
  readonly shortcut?: string;
  readonly run: () => void;
}

interface FrameActions {
  readonly onHelp: () => void;
  readonly onLock: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** What can be done from anywhere, in the order of the day. */
export function useActions({ onHelp, onLock, onUndo, onRedo }: FrameActions): readonly Entry[] {
  const mayOrganise = useRight('organise');
  const boards = useQuery('boards', {});
  const hasBoards = answerOr(boards, []).length > 0;
  const places: readonly Entry[] = [
    { id: 'agenda', title: 'Agenda', icon: 'agenda', shortcut: 'Alt+1', run: () => go({ screen: 'agenda' }) },
    {
      id: 'inbox',
      title: 'À trancher',
      icon: 'choice',
      shortcut: 'Alt+5',
      run: () => go({ screen: 'inbox' }),
    },
    {
      id: 'people',
      title: 'Annuaire',
      icon: 'people',
      shortcut: 'Alt+3',
      run: () => go({ screen: 'people' }),
    },
    {
      id: 'settings',
      title: 'Réglages',
      icon: 'settings',
      shortcut: 'Alt+4',
      run: () => go({ screen: 'settings' }),
    },
  ];
  const organising: readonly Entry[] = mayOrganise
    ? [
        ...(hasBoards
          ? [
              {
                id: 'plan',
                title: 'Planifier une séance',
                icon: 'plus',
                run: () => openPanel({ kind: 'planMeeting' }),
              } as const,
            ]
          : []),
        { id: 'board', title: 'Créer une RCP', icon: 'plus', run: () => openPanel({ kind: 'newBoard' }) },
      ]
    : [];
  return [
    ...places,
    ...organising,
    {
      id: 'undo',
      title: 'Annuler le dernier acte de cet écran',
      icon: 'undo',
      shortcut: 'Ctrl+Z',
      run: onUndo,
    },
    {
      id: 'redo',
      title: 'Rétablir ce qui vient d’être annulé',
      icon: 'redo',
      shortcut: 'Ctrl+Y',
      run: onRedo,
    },
    { id: 'dark', title: 'Thème sombre', icon: 'theme', run: () => prefer({ theme: 'dark' }) },
    { id: 'light', title: 'Thème clair', icon: 'theme', run: () => prefer({ theme: 'light' }) },
    { id: 'help', title: 'Aide et raccourcis', icon: 'help', shortcut: '?', run: onHelp },
    {
      id: 'lock',
      title: 'Verrouiller ou changer de personne',
      icon: 'lock',
      shortcut: 'Ctrl+L',
      run: onLock,
    },
  ];
}

/** Those whose title holds every word typed. */
export function matching(entries: readonly Entry[], text: string): readonly Entry[] {
  const words = folded(text).split(' ').filter(Boolean);
  return entries.filter((entry) => words.every((word) => folded(entry.title).includes(word)));
}
