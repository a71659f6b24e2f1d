import { useShortcut } from './useShortcut';

/** Ctrl Entrée sends the form it stands in, as its main button does. */
export function SubmitKey({
  form,
  label,
  isDisabled,
}: {
  readonly form: string;
  readonly label: string;
  readonly isDisabled: boolean;
}) {
  const send = () => {
    const element = document.getElementById(form);
    if (element instanceof HTMLFormElement) element.requestSubmit();
  };
  useShortcut('Ctrl+Enter', send, { label, isDisabled });
  return null;
}
