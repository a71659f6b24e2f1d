import { useEffect, useState } from 'react';
import { Button } from '../../../components/controls/Button';
import { Notice } from '../../../components/layout/Notice';
import { Section } from '../../../components/layout/Section';
import { useRight } from '../../../components/session/useRight';
import { useTask } from '../../../components/session/useTask';
import { KeyActPanel } from '../../../components/keysAndRegion/KeyActPanel';

/** The session tells of the work a moment after the command has answered. */
const BEGINNING_MS = 1000;

/** Where a change of the key stands; `over` only for who asked for it here. */
function useKeyChange(): ['none' | 'underWay' | 'over', () => void] {
  const isTold = useTask('rotation') !== null;
  const [asked, setAsked] = useState<'no' | 'begun' | 'over'>('no');
  useEffect(() => {
    if (asked !== 'begun' || isTold) return;
    const timer = setTimeout(() => setAsked('over'), BEGINNING_MS);
    return () => clearTimeout(timer);
  }, [asked, isTold]);
  const state = isTold || asked === 'begun' ? 'underWay' : asked === 'over' ? 'over' : 'none';
  return [state, () => setAsked('begun')];
}

/** The key that everything on this workstation is sealed with: changed when someone who could open it no longer should. */
export function DataKeySection() {
  const [isOpen, setOpen] = useState(false);
  const [state, begun] = useKeyChange();
  const isAllowed = useRight('configure');
  if (!isAllowed) return null;
  const isUnderWay = state === 'underWay';
  return (
    <Section title="Clé de chiffrement">
      <div className="stack">
        <p>
          Changez-la si une personne retirée de ce poste a pu en garder une copie, ou si une feuille de
          récupération s’est égarée. Tout est alors chiffré de nouveau, pendant que vous travaillez.
        </p>
        <div className="actions">
          {/* Not disabled meanwhile: the focus comes back to it. */}
          <Button variant="plain" icon="key" onPress={() => (isUnderWay ? undefined : setOpen(true))}>
            {isUnderWay ? 'Changement en cours…' : 'Changer la clé de chiffrement'}
          </Button>
        </div>
        {isUnderWay ? (
          <Notice meaning="info" title="La clé de chiffrement est en train d’être changée.">
            Vous pouvez travailler, verrouiller ou fermer&nbsp;: le changement reprend de lui-même à la
            prochaine ouverture.
          </Notice>
        ) : null}
        {state === 'over' ? (
          <Notice
            meaning="done"
            title="La clé de chiffrement est changée&nbsp;: tout est chiffré de nouveau."
          />
        ) : null}
      </div>
      {isOpen ? (
        <KeyActPanel
          title="Changer la clé de chiffrement"
          submit="Changer la clé"
          act={async (run, passphrase) => {
            const result = await run('rotateKey', { passphrase });
            if (result.ok) begun();
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
