import { useEffect, useState } from 'react';
import { catchFocus } from '../../components/focus/catchFocus';
import { contentTitle } from '../../components/focus/content';
import { PageHeader } from '../../components/layout/PageHeader';
import { Section } from '../../components/layout/Section';
import { Segmented } from '../../components/controls/Segmented';
import { Select } from '../../components/controls/Select';
import { prefer, usePreferences } from '../../platform/preferences';
import { About } from './About';
import { Backups } from './Backups';
import { BoardsHere } from './BoardsHere';
import { KeysHere } from './keys/KeysHere';
import { NewRecoveryKey } from './keys/NewRecoveryKey';
import { RegionSettings } from './RegionSettings';

const themes = [
  { id: 'system', label: 'Comme l’ordinateur' },
  { id: 'light', label: 'Clair' },
  { id: 'dark', label: 'Sombre' },
] as const;

const delays = [
  { id: '5', label: 'Après 5 minutes' },
  { id: '15', label: 'Après 15 minutes' },
  { id: '30', label: 'Après 30 minutes' },
  { id: 'never', label: 'Jamais' },
] as const;
const minutes = { '5': 5, '15': 15, '30': 30, never: null } as const;

export function SettingsScreen() {
  const { theme, lockAfter } = usePreferences();
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  // The sheet takes the place of the settings, and gives it back: the focus goes to the title of what is shown.
  const isSheet = recoveryKey !== null;
  useEffect(() => catchFocus(contentTitle), [isSheet]);
  if (recoveryKey !== null)
    return (
      <div className="page settings">
        <NewRecoveryKey recoveryKey={recoveryKey} onNoted={() => setRecoveryKey(null)} />
      </div>
    );
  return (
    <div className="page settings">
      <PageHeader title="Réglages" />
      <BoardsHere />
      <RegionSettings />
      <KeysHere onRenewed={setRecoveryKey} />
      <Section title="Verrouillage">
        <div className="settings-field">
          <Select
            label="Verrouiller ce poste sans activité"
            value={delays.find(({ id }) => minutes[id] === lockAfter)?.id}
            onChange={(id) => prefer({ lockAfter: minutes[id] })}
            options={delays}
            help="Pendant une séance, la console attend deux heures. Ctrl L verrouille tout de suite, la mise en veille de l’ordinateur aussi."
          />
        </div>
      </Section>
      <Backups />
      <Section title="Affichage">
        <Segmented
          label="Thème"
          value={theme}
          onChange={(chosen) => prefer({ theme: chosen })}
          options={themes}
          help="Le thème sombre est fait pour la salle obscurcie."
        />
      </Section>
      <About />
    </div>
  );
}
