import type { ReactNode } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldLabel, FieldNotes } from './FieldParts';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** Looks wrong, yet is kept. */
  readonly warning?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly type?: 'text' | 'password' | 'url' | 'search';
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly isShort?: boolean;
  readonly onBlur?: () => void;
  /** Beside the label: provenance, a small action. */
  readonly aside?: ReactNode;
}

export function TextField(props: TextFieldProps) {
  return (
    <AriaTextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      isInvalid={props.error !== undefined}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      validationBehavior="aria"
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
    >
      <FieldLabel label={props.label} isRequired={props.isRequired ?? false} />
      {props.aside}
      <Input
        className={props.isShort ? 'input input-short' : 'input'}
        spellCheck={props.type === undefined || props.type === 'text' ? 'true' : 'false'}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      />
      <FieldNotes help={props.help} error={props.error} warning={props.warning} />
    </AriaTextField>
  );
}
