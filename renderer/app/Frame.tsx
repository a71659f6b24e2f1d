import { useEffect, useState } from 'react';
import { mayWrite } from '../../shared/contracts/storage';
import type { SessionView } from '../../shared/contracts/views';
import { Aloud } from '../components/aloud/Aloud';
import { focusContent, screenPlaces } from '../components/focus/content';
import { UserContext } from '../components/session/useRight';
import { useShortcut } from '../components/keyboard/useShortcut';
import { BoardPanels } from '../screens/board/BoardPanels';
import { HelpPanel } from '../screens/help/HelpPanel';
import { Palette } from '../screens/palette/Palette';
import { Arrival } from './Arrival';
import './frame.css';
import { lock } from './lock';
import { useNavigation } from '../navigation/navigation';
import { Rail } from './Rail';
import { hashOf } from '../navigation/routes';
import { ProvenTurn } from './ProvenTurn';
import { RoutedScreen, warmScreens } from './screens';
import { SessionNotices } from './SessionNotices';
import { StorageStrip } from './StorageStrip';
import { Tasks } from './Tasks';
import { TopBar } from './TopBar';
import { Undo } from './Undo';
import { useUndoing } from './useUndoing';

const titles = {
  agenda: 'Agenda',
  meeting: 'Préparation de la séance',
  intake: 'Inscription de dossiers',
  case: 'Dossier',
  report: 'Compte rendu',
  console: 'Séance',
  inbox: 'À trancher',
  people: 'Annuaire',
  settings: 'Réglages',
};

export function Frame({ session }: { session: SessionView }) {
  const route = useNavigation((navigation) => navigation.route);
  const [over, setOver] = useState<'search' | 'help' | null>(null);
  const place = hashOf(route);
  const undoing = useUndoing(route);

  useShortcut('Ctrl+K', () => setOver('search'), { label: 'Chercher ou agir', group: 'Partout' });
  useShortcut('?', () => setOver('help'), { label: 'Aide et raccourcis', group: 'Partout' });
  useShortcut('F1', () => setOver('help'), { label: 'Aide et raccourcis', group: 'Partout' });
  useShortcut('Ctrl+L', () => void lock(), { label: 'Verrouiller', group: 'Partout', isUrgent: true });
  useEffect(warmScreens, []);
  useEffect(() => {
    document.title = `${titles[route.screen]} — Concerto`;
  }, [route.screen]);

  return (
    <UserContext value={session.user}>
      <div className="frame" data-read-only={mayWrite(session.storage) ? undefined : true}>
        <button type="button" className="skip-link no-print" onClick={focusContent}>
          Aller au contenu
        </button>
        <TopBar
          route={route}
          user={session.user}
          onSearch={() => setOver('search')}
          onHelp={() => setOver('help')}
          onLock={() => void lock()}
        />
        <StorageStrip storage={session.storage} shell={session.shell} />
        <Rail route={route} />
        <Tasks tasks={session.tasks} />
        <main className="frame-main" tabIndex={-1} ref={screenPlaces.at('content')}>
          {session.notices.length === 0 ? null : <SessionNotices notices={session.notices} />}
          <Arrival key={`to ${place}`} />
          <RoutedScreen key={place} route={route} />
        </main>
        <Undo {...undoing} />
        {undoing.asking ? <ProvenTurn asking={undoing.asking} onClose={undoing.askNoMore} /> : null}
        <Aloud />
        {over === 'search' ? (
          <Palette
            onClose={() => setOver(null)}
            onHelp={() => setOver('help')}
            onLock={() => void lock()}
            onUndo={undoing.undo}
            onRedo={undoing.redo}
          />
        ) : null}
        <BoardPanels />
        {over === 'help' ? <HelpPanel onClose={() => setOver(null)} /> : null}
      </div>
    </UserContext>
  );
}
