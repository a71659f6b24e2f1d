import { Kbd } from '../../components/keyboard/Kbd';
import { Panel } from '../../components/layout/Panel';
import type { Shortcut } from '../../components/keyboard/shortcut';
import { useKeysChanged } from '../../components/keyboard/takenKeys';
import { shortcutsAt } from '../../components/keyboard/useShortcut';
import './help.css';

/** Keys that belong to a kind of control rather than to a screen. */
const everywhere: readonly Shortcut[] = [
  { keys: 'Tab', label: 'Aller au champ ou au bouton suivant', group: 'Dans les listes et les champs' },
  {
    keys: 'ArrowDown',
    label: 'Ligne suivante, proposition suivante',
    group: 'Dans les listes et les champs',
  },
  {
    keys: 'ArrowRight',
    label: 'Choix suivant, sans le prendre\u00a0; Espace le prend',
    group: 'Dans les listes et les champs',
  },
  { keys: 'Enter', label: 'Ouvrir la ligne, prendre la proposition', group: 'Dans les listes et les champs' },
  { keys: 'Escape', label: 'Fermer le panneau ou la liste', group: 'Dans les listes et les champs' },
];

/** The places of the rail in its own order, whenever each was registered; then the rest. */
const rank = ({ keys }: Shortcut): number => (keys.startsWith('Alt+') ? Number(keys.slice(4)) || 10 : 10);

function byGroup(shortcuts: readonly Shortcut[]): [string, Shortcut[]][] {
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of [...shortcuts].sort((a, b) => rank(a) - rank(b)))
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut]);
  return [...groups].sort(([a], [b]) => Number(a === 'Partout') - Number(b === 'Partout'));
}

/** One line an action, whatever the number of its keys. */
function byLabel(shortcuts: readonly Shortcut[]): [string, string[]][] {
  const labels = new Map<string, string[]>();
  for (const { label, keys } of shortcuts) labels.set(label, [...(labels.get(label) ?? []), keys]);
  return [...labels];
}

/** Every key that works where one stands. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  useKeysChanged();
  const groups = [...byGroup(shortcutsAt(0)), ...byGroup(everywhere)];
  return (
    <Panel title="Aide et raccourcis" onClose={onClose}>
      <div className="stack">
        <p>
          Tout se fait au clavier. Les touches seules n’agissent pas pendant la saisie&nbsp;; Échap en sort.
        </p>
        <p className="small quiet">
          Avec un lecteur d’écran, laissez-lui les touches pour lire, et passez-les à Concerto pour
          agir&nbsp;: Inser&nbsp;+&nbsp;Espace avec NVDA, Inser&nbsp;+&nbsp;Z avec JAWS.
        </p>
        {groups.map(([group, shortcuts]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl className="help-keys">
              {byLabel(shortcuts).map(([label, keys]) => (
                <div key={label}>
                  <dt className="row">
                    {keys.map((one) => (
                      <Kbd key={one} keys={one} />
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  );
}
