import { PageHeader } from '../../components/PageHeader';
import { Section } from '../../components/Section';
import { Segmented } from '../../components/Segmented';
import { Select } from '../../components/Select';
import { prefer, usePreferences } from '../../platform/preferences';
import { About } from './About';
import { BoardsHere } from './BoardsHere';
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
  return (
    <div className="page settings">
      <PageHeader title="Réglages" />
      <BoardsHere />
      <RegionSettings />
      <Section title="Affichage">
        <Segmented
          label="Thème"
          value={theme}
          onChange={(chosen) => prefer({ theme: chosen })}
          options={themes}
          help="Le thème sombre est fait pour la salle obscurcie."
        />
      </Section>
      <Section title="Verrouillage">
        <div className="settings-field">
          <Select
            label="Verrouiller ce poste sans activité"
            value={delays.find(({ id }) => minutes[id] === lockAfter)?.id}
            onChange={(id) => prefer({ lockAfter: minutes[id] })}
            options={delays}
            help="Ne s’applique pas à la console pendant une séance. Ctrl L verrouille tout de suite."
          />
        </div>
      </Section>
      <About />
    </div>
  );
}
