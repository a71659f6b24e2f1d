import { useState } from 'react';
import { Button } from '../../components/controls/Button';
import { RegionJoin } from '../../components/keysAndRegion/RegionJoin';
import { SyncProgress } from '../../components/keysAndRegion/SyncProgress';
import { ScreenTitle } from '../../components/layout/ScreenTitle';

/** The third door's last step: where the region is, what to receive, and how far it has come. */
export function RegionStep({ onDone }: { onDone: () => void }) {
  const [joined, setJoined] = useState(false);
  if (!joined)
    return (
      <>
        <ScreenTitle>Rejoindre la région</ScreenTitle>
        <RegionJoin onJoined={() => setJoined(true)} />
        <div>
          <Button variant="plain" onPress={onDone}>
            Plus tard&nbsp;: continuer avec ce poste seul
          </Button>
        </div>
      </>
    );
  return (
    <>
      <ScreenTitle>Ce poste est raccordé</ScreenTitle>
      <p>Vous pouvez commencer tout de suite&nbsp;: la réception continue pendant que vous travaillez.</p>
      <SyncProgress />
      <div>
        <Button variant="primary" autoFocus onPress={onDone}>
          Ouvrir l’agenda
        </Button>
      </div>
    </>
  );
}
