import { useState } from 'react';
import type { KeysView } from '../../../../shared/contracts/views';
import { Button } from '../../../components/controls/Button';
import { Section } from '../../../components/layout/Section';
import { ChangePassphrasePanel } from './ChangePassphrasePanel';
import { KeyActPanel } from '../../../components/keysAndRegion/KeyActPanel';
import { KeychainField } from './KeychainField';
import { SaidLately, useSaidLately } from '../../../components/layout/SaidLately';
import { TestRecoveryKeyPanel } from './TestRecoveryKeyPanel';

interface KeysSectionProps {
  readonly keys: KeysView;
  /** A new recovery key, to be shown in place of the settings. */
  readonly onRenewed: (recoveryKey: string) => void;
}

/** What opens this workstation: the passphrase of who is signed in, the printed key, the computer's keychain. */
export function KeysSection({ keys, onRenewed }: KeysSectionProps) {
  const [open, setOpen] = useState<'change' | 'test' | 'renew' | null>(null);
  const [said, say] = useSaidLately();
  const close = () => setOpen(null);
  return (
    <Section title="Phrase secrète et clé de récupération">
      <div className="stack">
        <p>
          La clé de récupération, imprimée, ouvre ce poste si une phrase secrète est perdue. Essayez-la de
          temps en temps&nbsp;: c’est le seul moyen de savoir que la bonne feuille est au bon endroit.
        </p>
        <div className="actions">
          <Button variant="plain" icon="key" onPress={() => setOpen('change')}>
            Changer ma phrase secrète
          </Button>
          <Button variant="plain" icon="done" onPress={() => setOpen('test')}>
            Essayer ma clé de récupération
          </Button>
          {keys.mayRenewRecoveryKey ? (
            <Button variant="plain" icon="print" onPress={() => setOpen('renew')}>
              Imprimer une nouvelle clé
            </Button>
          ) : null}
        </div>
        <SaidLately words={said} />
        <KeychainField state={keys.keychain} />
      </div>
      {open === 'change' ? (
        <ChangePassphrasePanel
          onDone={() => say('Votre phrase secrète est changée. L’ancienne n’ouvre plus ce poste.')}
          onClose={close}
        />
      ) : null}
      {open === 'test' ? <TestRecoveryKeyPanel onClose={close} /> : null}
      {open === 'renew' ? (
        <KeyActPanel
          title="Imprimer une nouvelle clé de récupération"
          submit="Créer la nouvelle clé"
          act={async (run, passphrase) => {
            const result = await run('renewRecoveryKey', { passphrase });
            if (result.ok) onRenewed(result.value.recoveryKey);
            return result;
          }}
          onClose={close}
        >
          {() => (
            <p>
              L’ancienne clé n’ouvrira plus ce poste. Les sauvegardes déjà faites, elles, s’ouvrent toujours
              avec la clé de leur jour&nbsp;: gardez l’ancienne feuille tant que vous gardez ces sauvegardes.
            </p>
          )}
        </KeyActPanel>
      ) : null}
    </Section>
  );
}
