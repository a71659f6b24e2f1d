import { useState } from 'react';
import type { UserView } from '../../../../shared/contracts/views';
import { personName } from '../../../../shared/domain/person';
import {
  isAccepted,
  noPassphrase,
  PassphraseFields,
} from '../../../components/keysAndRegion/PassphraseFields';
import { KeyActPanel } from '../../../components/keysAndRegion/KeyActPanel';

interface UserPanelProps {
  readonly user: UserView;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

export function RemoveUserPanel({ user, onDone, onClose }: UserPanelProps) {
  const name = personName(user.person);
  return (
    <KeyActPanel
      title={`Retirer ${name} de ce poste`}
      submit="Retirer cette personne"
      isDanger
      act={async (run, passphrase) => {
        const result = await run('removeUser', { user: user.id, passphrase });
        if (result.ok) onDone(`${name} n’ouvre plus ce poste.`);
        return result;
      }}
      onClose={onClose}
    >
      {() => (
        <>
          <p>
            Sa phrase secrète n’ouvrira plus ce poste. Tout ce que cette personne a écrit reste, à son nom.
          </p>
          <p>
            Elle reste membre de ses RCP&nbsp;: seul l’accès à cet ordinateur est retiré. Si elle a pu en
            copier les fichiers, changez ensuite la clé de chiffrement, plus bas dans les réglages.
          </p>
        </>
      )}
    </KeyActPanel>
  );
}

/** Whom a backup brought here without a passphrase. */
export function GivePassphrasePanel({ user, onDone, onClose }: UserPanelProps) {
  const [theirs, setTheirs] = useState(noPassphrase);
  const name = personName(user.person);
  return (
    <KeyActPanel
      title={`Phrase secrète de ${name}`}
      submit="Enregistrer sa phrase secrète"
      hasFields
      act={
        isAccepted(theirs)
          ? async (run, passphrase) => {
              const result = await run('givePassphrase', {
                user: user.id,
                passphrase,
                theirs: theirs.first,
              });
              if (result.ok) onDone(`${name} ouvre ce poste avec sa phrase secrète.`);
              return result;
            }
          : null
      }
      onClose={onClose}
    >
      {(tried) => (
        <>
          <p>Laissez cette personne écrire sa phrase secrète&nbsp;: elle seule doit la connaître.</p>
          <PassphraseFields
            label="Sa phrase secrète"
            value={theirs}
            onChange={setTheirs}
            tried={tried}
            about={[user.person.family, user.person.given]}
            autoFocus
          />
        </>
      )}
    </KeyActPanel>
  );
}
