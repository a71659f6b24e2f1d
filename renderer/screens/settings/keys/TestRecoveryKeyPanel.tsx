import { useState } from 'react';
import { focusInvalid } from '../../../components/focus/focusInvalid';
import { Notice } from '../../../components/layout/Notice';
import { FormPanel } from '../../../components/layout/FormPanel';
import { RecoveryKeyField } from '../../../components/keysAndRegion/RecoveryKeyField';
import { TryProblem } from '../../../components/keysAndRegion/TryProblem';
import { useCommand } from '../../../components/session/useCommand';
import { useAwaitedTry, useTryAgain } from '../../../components/keysAndRegion/useTryAgain';

/** A key on paper that was never tried may be the wrong sheet on the day it is needed. */
export function TestRecoveryKeyPanel({ onClose }: { onClose: () => void }) {
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  const [opens, setOpens] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Essai de la clé de récupération…');
  const tries = useTryAgain();
  const { wait, isAwaited, later, notYet, words } = tries;
  const test = async (form: Element) => {
    setTried(true);
    setOpens(false);
    if (key.trim() === '') return focusInvalid(form);
    if (wait !== null) return later();
    setOpens((await run('testRecoveryKey', { recoveryKey: key })).ok);
  };
  useAwaitedTry(tries, () => void test(document.body));
  return (
    <FormPanel
      title="Essayer ma clé de récupération"
      submit={words('Essayer cette clé')}
      leave="Fermer"
      isRunning={isRunning}
      busy={busy}
      onSubmit={test}
      onClose={onClose}
    >
      <p>Recopiez la clé de votre feuille. L’essai ne change rien&nbsp;: la clé reste la même.</p>
      <RecoveryKeyField
        value={key}
        onChange={(text) => {
          setKey(text);
          notYet();
          setOpens(false);
        }}
        tried={tried}
      />
      {opens ? (
        <Notice meaning="done" title="Cette clé ouvre ce poste.">
          Remettez la feuille sous clé, loin de cet ordinateur.
        </Notice>
      ) : null}
      <TryProblem problem={problem} wait={wait} isAwaited={isAwaited} />
    </FormPanel>
  );
}
