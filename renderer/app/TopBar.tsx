import { useContext, useState } from 'react';
import { mayWrite } from '../../shared/contracts/storage';
import { personName, roleNames } from '../../shared/domain/person';
import type { SessionView, SyncView } from '../../shared/contracts/views';
import { useChangeAloud } from '../components/aloud/useChangeAloud';
import { Button } from '../components/controls/Button';
import { Icon, type IconName } from '../components/controls/Icon';
import { IconButton } from '../components/controls/IconButton';
import { StorageContext } from '../components/session/useStorage';
import { useQuery } from '../engine/client';
import type { Route } from '../navigation/routes';
import { Where } from './Where';

interface TopBarProps {
  readonly route: Route;
  readonly user: SessionView['user'];
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  readonly onLock: () => void;
}

export function TopBar({ route, user, onSearch, onHelp, onLock }: TopBarProps) {
  return (
    <header className="top no-print">
      <Where route={route} />
      <Button variant="plain" size="small" icon="search" shortcut="Ctrl+K" onPress={onSearch}>
        Chercher
      </Button>
      <SyncSentence />
      {user === null ? null : (
        <div className="top-user">
          <span className="top-user-name" title={personName(user.person)}>
            {personName(user.person)}
          </span>
          <span className="small quiet">{roleNames[user.role]}</span>
        </div>
      )}
      <div className="top-buttons">
        <IconButton label="Aide et raccourcis" icon="help" shortcut="?" onPress={onHelp} />
        <IconButton
          label="Verrouiller ou changer de personne"
          icon="lock"
          shortcut="Ctrl+L"
          onPress={onLock}
        />
      </div>
    </header>
  );
}

/** Read aloud where the line goes or comes back: not at each exchange, nor with each number. */
function SyncWords({ state, sentence }: Pick<SyncView, 'state' | 'sentence'>) {
  const [settled, setSettled] = useState(state);
  if (state !== 'syncing' && state !== settled) setSettled(state);
  useChangeAloud(sentence, settled);
  return <span>{sentence}</span>;
}

const syncIcons: Record<SyncView['state'], IconName> = {
  noRegion: 'computer',
  offline: 'offline',
  syncing: 'sync',
  upToDate: 'done',
  refused: 'wrong',
};

/** The state of the exchange with the region, as a sentence; without room on the disk, that comes first. */
function SyncSentence() {
  const writable = mayWrite(useContext(StorageContext));
  const sync = useQuery('sync', {});
  if (sync.status === 'loading') return <p className="top-sync" />;
  if (sync.status === 'failed') return <p className="top-sync">{sync.message}</p>;
  return (
    <p className="top-sync" data-state={writable ? sync.value.state : 'refused'}>
      <Icon name={writable ? syncIcons[sync.value.state] : 'wrong'} small />
      <SyncWords state={sync.value.state} sentence={sync.value.sentence} />
    </p>
  );
}
