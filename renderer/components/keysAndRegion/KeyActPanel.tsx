import { useState, type ReactNode } from 'react';
import type { Result } from '../../../shared/domain/result';
import { focusInvalid } from '../focus/focusInvalid';
import { FormPanel } from '../layout/FormPanel';
import { TextField } from '../controls/TextField';
import { TryProblem } from './TryProblem';
import { useCommand } from '../session/useCommand';
import { useAwaitedTry, useTryAgain } from './useTryAgain';

interface KeyActPanelProps {
  readonly title: string;
  readonly submit: string;
  readonly isDanger?: boolean;
  /** Null while the other fields are not filled in. */
  readonly act:
    ((run: ReturnType<typeof useCommand>['run'], passphrase: string) => Promise<Result<unknown>>) | null;
  readonly onClose: () => void;
  /** Above the passphrase: what is to be known, and the other fields. */
  readonly children: (tried: boolean) => ReactNode;
  /** Whether other fields come first, and have the focus. */
  readonly hasFields?: boolean;
  /** Under this name what is not secret of it is kept when it is left. */
  readonly keptAs?: string;
}

/** An act on the keys of this workstation: who is signed in says their passphrase once more. */
export function KeyActPanel(props: KeyActPanelProps) {
  const { title, submit, act, hasFields = false } = props;
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Vérification de votre phrase secrète…');
  const tries = useTryAgain();
  const { wait, isAwaited, later, notYet, words } = tries;
  // A new recovery key is shown once, to who still stands here: nobody leaves while it is being made.
  const close = () => (isRunning ? undefined : props.onClose());
  const send = async (form: Element) => {
    setTried(true);
    if (act === null || passphrase === '') return focusInvalid(form);
    if (wait !== null) return later();
    if ((await act(run, passphrase)).ok) props.onClose();
  };
  useAwaitedTry(tries, () => void send(document.body));
  return (
    <FormPanel
      title={title}
      submit={words(submit)}
      isDanger={props.isDanger}
      isRunning={isRunning}
      isHeld={isRunning}
      busy={busy}
      onSubmit={send}
      onClose={close}
      {...(props.keptAs === undefined ? {} : { keptAs: props.keptAs })}
    >
      {props.children(tried)}
      <TextField
        label="Votre phrase secrète actuelle"
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={(text) => {
          setPassphrase(text);
          notYet();
        }}
        help="Celle avec laquelle vous avez ouvert ce poste."
        error={tried && passphrase === '' ? 'Écrivez votre phrase secrète.' : undefined}
        autoFocus={!hasFields}
        isRequired
      />
      <TryProblem problem={problem} wait={wait} isAwaited={isAwaited} />
    </FormPanel>
  );
}
