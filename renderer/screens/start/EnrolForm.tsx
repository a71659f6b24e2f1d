import { useState, type SyntheticEvent } from 'react';
import { personName } from '../../../shared/domain/person';
import { Button } from '../../components/controls/Button';
import { focusInvalid } from '../../components/focus/focusInvalid';
import { isAccepted, noPassphrase, PassphraseFields } from '../../components/keysAndRegion/PassphraseFields';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Progress } from '../../components/layout/Progress';
import { ScreenTitle } from '../../components/layout/ScreenTitle';
import { useCommand } from '../../components/session/useCommand';
import { noUser, UserFields, userOf } from '../../components/people/UserFields';

/** Who uses this workstation, and the passphrase that opens it. */
export function EnrolForm({ onEnrolled }: { onEnrolled: (recoveryKey: string, name: string) => void }) {
  const [draft, setDraft] = useState(noUser);
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Création de la clé de ce poste…');

  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    const user = userOf(draft);
    if (!user || !isAccepted(passphrase)) return focusInvalid(event.currentTarget);
    const result = await run('enrol', { ...user, passphrase: passphrase.first });
    if (result.ok) onEnrolled(result.value.recoveryKey, personName(user));
  };

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ScreenTitle>Qui utilise ce poste&nbsp;?</ScreenTitle>
      <UserFields draft={draft} onChange={setDraft} tried={tried} />
      <PassphraseFields
        value={passphrase}
        onChange={setPassphrase}
        tried={tried}
        about={[draft.family, draft.given]}
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {busy === null ? null : <Progress label={busy} />}
      <div>
        <Button variant="primary" type="submit" isPending={isRunning}>
          Créer ce poste
        </Button>
      </div>
    </form>
  );
}
