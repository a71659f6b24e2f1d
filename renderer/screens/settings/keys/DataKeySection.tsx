import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Section } from '../../../components/Section';
import { useRight } from '../../../components/useRight';
import { KeyActPanel } from './KeyActPanel';
import { SaidLately, useSaidLately } from './SaidLately';

/** The key that everything on this workstation is sealed with: changed when someone who could open it no longer should. */
export function DataKeySection() {
  const [isOpen, setOpen] = useState(false);
  const [said, say] = useSaidLately();
  const isAllowed = useRight('configure');
  if (!isAllowed) return null;
  return (
    <Section title="Clé de chiffrement">
      <div className="stack">
        <p>
          Changez-la si une personne retirée de ce poste a pu en garder une copie, ou si une feuille de
          récupération s’est égarée. Tout est alors chiffré de nouveau, pendant que vous travaillez.
        </p>
        <div className="actions">
          <Button variant="plain" icon="key" onPress={() => setOpen(true)}>
            Changer la clé de chiffrement
          </Button>
        </div>
        <SaidLately words={said} />
      </div>
      {isOpen ? (
        <KeyActPanel
          title="Changer la clé de chiffrement"
          submit="Changer la clé"
          act={async (run, passphrase) => {
            const result = await run('rotateKey', { passphrase });
            if (result.ok)
              say('Le changement de clé est en route. Il reprend de lui-même s’il est interrompu.');
            return result;
          }}
          onClose={() => setOpen(false)}
        >
          {() => (
            <p>
              Les phrases secrètes et la clé de récupération restent les mêmes. Une feuille égarée&nbsp;?
              Imprimez d’abord une nouvelle clé de récupération, puis changez la clé de chiffrement.
            </p>
          )}
        </KeyActPanel>
      ) : null}
    </Section>
  );
}
