import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldLabel, FieldNotes } from './FieldParts';
import type { TextFieldProps } from './TextField';

interface TextAreaProps extends Omit<TextFieldProps, 'type' | 'isShort'> {
  readonly rows?: number;
  /** For what is read aloud: the question, the discussion, the decision. */
  readonly large?: boolean;
}

export function TextArea(props: TextAreaProps) {
  return (
    <AriaTextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
    >
      <FieldLabel label={props.label} isRequired={props.isRequired ?? false} />
      {props.aside}
      <AriaTextArea
        className={props.large ? 'input input-large' : 'input'}
        rows={props.rows ?? 3}
        spellCheck="true"
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      />
      <FieldNotes help={props.help} error={props.error} />
    </AriaTextField>
  );
}
