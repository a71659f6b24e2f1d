import { useId, useRef, type ReactNode, type RefObject } from 'react';
import { Button } from '../controls/Button';
import { Panel } from './Panel';
import { Progress } from './Progress';
import { useShortcut } from '../keyboard/useShortcut';

const KEYS = 'Ctrl+Enter';

interface FormPanelProps {
  readonly title: string;
  /** The main button's words. */
  readonly submit: string;
  /** The other one's: « Annuler » unless something was done already. */
  readonly leave?: string;
  readonly isDanger?: boolean | undefined;
  /** Nothing can be sent as it stands. */
  readonly isDisabled?: boolean;
  /** What was sent is under way: it is not sent twice. */
  readonly isRunning?: boolean;
  /** Nobody leaves while it is under way. */
  readonly isHeld?: boolean;
  readonly busy: string | null;
  /** @param form to look in for the field that is at fault */
  readonly onSubmit: (form: Element) => unknown;
  readonly onClose: () => void;
  readonly keptAs?: string;
  readonly children: ReactNode;
}

/** A panel that is one form: its fields, its main button (also Ctrl Entrée) and the way out. */
export function FormPanel({ title, submit, leave = 'Annuler', onSubmit, onClose, ...props }: FormPanelProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { isDanger = false, isDisabled = false, isRunning = false, isHeld = false } = props;
  return (
    <Panel
      title={title}
      onClose={onClose}
      {...(props.keptAs === undefined ? {} : { keptAs: props.keptAs })}
      footer={
        <>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            type="submit"
            form={id}
            shortcut={KEYS}
            isDisabled={isDisabled}
            isPending={isRunning}
          >
            {submit}
          </Button>
          <Button variant="quiet" isDisabled={isHeld} onPress={onClose}>
            {leave}
          </Button>
        </>
      }
    >
      <form
        id={id}
        ref={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning) onSubmit(event.currentTarget);
        }}
      >
        <SubmitKey form={form} label={submit} isDisabled={isDisabled || isRunning} />
        {props.children}
        {props.busy === null ? null : <Progress label={props.busy} />}
      </form>
    </Panel>
  );
}

interface SubmitKeyProps {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly label: string;
  readonly isDisabled: boolean;
}

/** Inside the panel, whose shortcuts are the only ones that work while it is open. */
function SubmitKey({ form, label, isDisabled }: SubmitKeyProps) {
  useShortcut(KEYS, () => form.current?.requestSubmit(), { label, isDisabled });
  return null;
}
