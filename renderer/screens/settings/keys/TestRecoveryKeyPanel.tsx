import { useId, useState, type SyntheticEvent } from 'react';
import { Button } from '../../../components/Button';
import { focusInvalid } from '../../../components/focusInvalid';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { Progress } from '../../../components/Progress';
import { RecoveryKeyField } from '../../../components/RecoveryKeyField';
import { SubmitKey } from '../../../components/SubmitKey';
import { TryProblem } from '../../../components/TryProblem';
import { useCommand } from '../../../components/useCommand';
import { useTryAgain } from '../../../components/useTryAgain';

/** A key on paper that was never tried may be the wrong sheet on the day it is needed. */
export function TestRecoveryKeyPanel({ onClose }: { onClose: () => void }) {
  const form = useId();
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  const [opens, setOpens] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Essai de la clé de récupération…');
  const wait = useTryAgain();
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    setOpens(false);
    if (key.trim() === '') return focusInvalid(event.currentTarget);
    if (wait !== null || isRunning) return;
    setOpens((await run('testRecoveryKey', { recoveryKey: key })).ok);
  };
  return (
    <Panel
      title="Essayer ma clé de récupération"
      onClose={onClose}
      footer={
        <>
          <Button variant="primary" type="submit" form={form} shortcut="Ctrl+Enter">
            Essayer cette clé
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Fermer
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <SubmitKey form={form} label="Essayer cette clé" isDisabled={isRunning} />
        <p>Recopiez la clé de votre feuille. L’essai ne change rien&nbsp;: la clé reste la même.</p>
        <RecoveryKeyField
          value={key}
          onChange={(text) => {
            setKey(text);
            setOpens(false);
          }}
          tried={tried}
        />
        {opens ? (
          <Notice meaning="done" title="Cette clé ouvre ce poste.">
            Remettez la feuille sous clé, loin de cet ordinateur.
          </Notice>
        ) : null}
        <TryProblem problem={problem} wait={wait} />
        {busy === null ? null : <Progress label={busy} />}
      </form>
    </Panel>
  );
}
