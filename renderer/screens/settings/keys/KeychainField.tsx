import { useId, useState } from 'react';
import type { KeysView } from '../../../../shared/contracts/views';
import { Checkbox } from '../../../components/controls/Checkbox';
import { ProblemNotice } from '../../../components/layout/ProblemNotice';
import { useCommand } from '../../../components/session/useCommand';
import { platform } from '../../../platform';
import { KeyActPanel } from '../../../components/keysAndRegion/KeyActPanel';

const words: Record<KeysView['keychain'], string> = {
  none:
    platform.kind === 'browser'
      ? 'Seule l’application de bureau le permet\u00a0: ici, ce poste s’ouvre avec une phrase secrète.'
      : 'La session de cet ordinateur ne sait pas garder de secret (son trousseau manque ou n’est pas protégé)\u00a0: ce poste s’ouvre avec une phrase secrète. Votre service informatique peut activer ce trousseau.',
  off: 'Qui ouvre la session de cet ordinateur pourra ouvrir ce poste à votre nom, sans phrase secrète. À n’activer que si cette session est à vous seul.',
  mine: 'Qui ouvre la session de cet ordinateur peut ouvrir ce poste à votre nom. Votre phrase secrète l’ouvre toujours.',
  others:
    'La session de cet ordinateur ouvre ce poste pour une autre personne. Si vous l’activez, elle l’ouvrira pour vous.',
};

/** A convenience, off unless asked for, and never the only way in. */
export function KeychainField({ state }: { state: KeysView['keychain'] }) {
  const help = useId();
  const [asking, setAsking] = useState(false);
  const { run, isRunning, problem } = useCommand();
  return (
    <div className="stack-tight">
      <Checkbox
        label="Ouvrir ce poste avec la session de l’ordinateur"
        value={state === 'mine'}
        isDisabled={state === 'none'}
        describedBy={help}
        onChange={(on) => (on ? setAsking(true) : isRunning ? undefined : void run('forgetKeychain', {}))}
      />
      <p id={help} className="small quiet">
        {words[state]}
      </p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {asking ? (
        <KeyActPanel
          title="Ouvrir ce poste avec la session de l’ordinateur"
          submit="Activer"
          act={(run, passphrase) => run('keepInKeychain', { passphrase })}
          onClose={() => setAsking(false)}
        >
          {() => <p>{words.off}</p>}
        </KeyActPanel>
      ) : null}
    </div>
  );
}
