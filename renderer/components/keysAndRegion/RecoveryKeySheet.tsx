import { useState } from 'react';
import { longDate } from '../../../shared/domain/french';
import { platform } from '../../platform';
import { Button } from '../controls/Button';
import { Notice, type Meaning } from '../layout/Notice';
import { screenPlaces } from '../focus/content';
import './recoveryKey.css';
import { useShortcut } from '../keyboard/useShortcut';
import { civilToday } from '../session/useToday';
import { ScreenTitle } from '../layout/ScreenTitle';

interface RecoveryKeySheetProps {
  readonly recoveryKey: string;
  /** Whose key it is, printed on the sheet. */
  readonly name: string;
  readonly onNoted: () => void;
  readonly continueWords?: string;
  /** It takes the place of a former key: what else is to be known. */
  readonly renewed?: string;
}

const sheet = (name: string, key: string): string =>
  [
    'CONCERTO\u00a0: CLÉ DE RÉCUPÉRATION',
    '',
    `Poste de\u00a0: ${name}`,
    `Créée le\u00a0: ${longDate(civilToday())}`,
    '',
    key,
    '',
    'Cette clé ouvre les données de ce poste si la phrase secrète est perdue.',
    'Gardez-la sous clé, loin de l’ordinateur. Elle ne peut pas être retrouvée.',
    '',
  ].join('\r\n');

/** The key that opens the workstation without the passphrase: shown once, to be printed or written down. */
export function RecoveryKeySheet(props: RecoveryKeySheetProps) {
  const { recoveryKey, name, onNoted, continueWords = 'J’ai noté cette clé', renewed } = props;
  const [saved, setSaved] = useState<{ meaning: Meaning; words: string } | null>(null);
  const print = () => void platform.print();
  const save = async () => {
    const bytes = new TextEncoder().encode(`\ufeff${sheet(name, recoveryKey)}`);
    const answer = await platform.saveFile({
      name: 'Concerto - cle de recuperation.txt',
      kind: 'txt',
      bytes,
    });
    if (answer.saved)
      setSaved({
        meaning: 'todo',
        words: `Enregistrée dans «\u00a0${answer.name}\u00a0», un fichier que toute personne qui l’ouvre peut lire. Déplacez-le hors de cet ordinateur.`,
      });
    else if (answer.reason === 'failed')
      setSaved({
        meaning: 'wrong',
        words: 'Le fichier n’a pas pu être écrit\u00a0: imprimez la clé ou recopiez-la.',
      });
  };
  useShortcut('Ctrl+P', print, { label: 'Imprimer la clé' });
  return (
    <div className="key-sheet" ref={screenPlaces.at('recoveryKey')}>
      <ScreenTitle>
        {renewed === undefined ? 'Votre clé de récupération' : 'Votre nouvelle clé de récupération'}
      </ScreenTitle>
      {renewed === undefined ? null : (
        <div className="no-print">
          <Notice meaning="done" title={renewed}>
            L’ancienne clé ne l’ouvre plus. Gardez-la seulement si vous gardez des sauvegardes de son temps,
            qu’elle seule ouvre.
          </Notice>
        </div>
      )}
      <p>
        Elle ouvre ce poste si une phrase secrète est perdue. <strong>Elle n’est montrée qu’une fois</strong>
        &nbsp;: Concerto ne la garde pas et personne ne peut la retrouver.
      </p>
      <p className="key-for">
        {name} · {longDate(civilToday())}
      </p>
      <ol className="key-groups" aria-label="Clé de récupération, huit groupes de quatre signes">
        {recoveryKey.split('-').map((group, index) => (
          <li key={index}>{group}</li>
        ))}
      </ol>
      <p className="quiet">
        Gardez-la sous clé, loin de cet ordinateur. Les lettres I, L et O n’y figurent pas.
      </p>
      {saved === null ? null : (
        <div className="no-print">
          <Notice meaning={saved.meaning} title={saved.words} />
        </div>
      )}
      <div className="actions no-print">
        <Button variant="plain" icon="print" shortcut="Ctrl+P" onPress={print}>
          Imprimer
        </Button>
        <Button variant="plain" icon="save" onPress={() => void save()}>
          Enregistrer en fichier texte
        </Button>
      </div>
      <div className="no-print">
        <Button variant="primary" icon="done" onPress={onNoted}>
          {continueWords}
        </Button>
      </div>
    </div>
  );
}
