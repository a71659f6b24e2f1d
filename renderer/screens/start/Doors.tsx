import { useId } from 'react';
import { Button } from '../../components/controls/Button';
import { Icon, type IconName } from '../../components/controls/Icon';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { Kbd } from '../../components/keyboard/Kbd';
import { platform } from '../../platform';
import { ScreenTitle } from '../../components/layout/ScreenTitle';

export type Door = 'demo' | 'alone' | 'region';

const doors: readonly { door: Door; shortcut: string; icon: IconName; title: string; words: string }[] = [
  {
    door: 'demo',
    shortcut: '1',
    icon: 'play',
    title: 'Essayer une séance de démonstration',
    words: 'Une RCP Sein et ses dossiers inventés, prête à être tenue. Rien ne quitte ce poste.',
  },
  {
    door: 'alone',
    shortcut: '2',
    icon: 'computer',
    title: 'Ce poste seul',
    words: 'Créez vos RCP et tenez vos séances ici. Vous pourrez rejoindre la région plus tard.',
  },
  {
    door: 'region',
    shortcut: '3',
    icon: 'region',
    title: 'Rejoindre la région',
    words: 'Recevez les RCP du serveur régional. Il vous faut son adresse et vos identifiants.',
  },
];

const RESTORE = 'Restaurer une sauvegarde';

export function Doors({ onChoose, onRestore }: { onChoose: (door: Door) => void; onRestore: () => void }) {
  return (
    <>
      <ScreenTitle>Vos RCP, dans la salle, avec ou sans réseau</ScreenTitle>
      <p className="start-lead">
        Concerto prépare et tient les réunions de concertation pluridisciplinaire. Tout est d’abord chiffré et
        enregistré sur ce poste.
      </p>
      <ul className="doors">
        {doors.map((door) => (
          <li key={door.door}>
            <DoorButton
              icon={door.icon}
              shortcut={door.shortcut}
              title={door.title}
              words={door.words}
              onChoose={() => onChoose(door.door)}
            />
          </li>
        ))}
      </ul>
      {platform.chooseForBackup ? <RestoreDoor onRestore={onRestore} /> : null}
      {platform.missing.length === 0 ? null : (
        <div className="small quiet">
          <p>Vous utilisez Concerto dans un navigateur. Ce qui y manque&nbsp;:</p>
          <ul className="bulleted">
            {platform.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Quieter than the others: rarely needed, and then looked for. */
function RestoreDoor({ onRestore }: { onRestore: () => void }) {
  useShortcut('4', onRestore, { label: RESTORE });
  return (
    <div className="row">
      <span className="quiet">Ce poste en remplace un autre&nbsp;?</span>
      <Button variant="quiet" icon="undo" shortcut="4" onPress={onRestore}>
        {RESTORE}
      </Button>
    </div>
  );
}

interface DoorButtonProps {
  readonly icon: IconName;
  readonly shortcut: string;
  readonly title: string;
  readonly words: string;
  readonly onChoose: () => void;
}

function DoorButton(props: DoorButtonProps) {
  const words = useId();
  useShortcut(props.shortcut, props.onChoose, { label: props.title });
  return (
    <div className="door">
      <span className="door-top" aria-hidden="true">
        <Icon name={props.icon} />
        <Kbd keys={props.shortcut} />
      </span>
      <button type="button" className="door-title" aria-describedby={words} onClick={props.onChoose}>
        {props.title}
      </button>
      <p className="door-words" id={words}>
        {props.words}
      </p>
    </div>
  );
}
