import { useRef, useState } from 'react';
import { useTyped } from '../typing/keptTyping';
import { TextField } from './TextField';

export interface TypedFieldProps<Value extends string | number> {
  readonly label: string;
  /** Under which name words that mean nothing are kept, where several fields of one form have this label. */
  readonly keptAs?: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  readonly parse: (text: string) => Value | null;
  readonly show: (value: Value) => string;
  readonly placeholder: string;
  /** Said when the text is left and means nothing. */
  readonly refusal: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** Looks wrong, yet is kept. */
  readonly warning?: string | undefined;
  /** What stands is on record: a text that means nothing does not take it away; emptying the field does. */
  readonly staysNoted?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
}

/** Text that means a value: typed freely, understood at once, rewritten in full when the field is left. */
export function TypedField<Value extends string | number>(props: TypedFieldProps<Value>) {
  const { value, onChange, parse, show, refusal, error, onBlur, staysNoted = false } = props;
  const [typed, setDraft] = useTyped(props.keptAs ?? props.label);
  const [left, setLeft] = useState(typed !== null);
  /** What stood when one began to type. */
  const before = useRef<{ readonly value: Value | undefined } | null>(null);
  // Filled from elsewhere: what was typed here means nothing any more.
  const meant = typed === null ? null : parse(typed);
  const isKept = staysNoted && typed !== null && typed.trim() !== '' && meant === null;
  const isStale = value === undefined ? meant !== null && left : typed !== null && !isKept && meant !== value;
  const draft = isStale ? null : typed;
  const understood = draft === null || draft.trim() === '' || parse(draft) !== null;
  return (
    <TextField
      label={props.label}
      value={draft ?? (value === undefined ? '' : show(value))}
      onChange={(text) => {
        if (draft === null) before.current = { value };
        setDraft(text);
        setLeft(false);
        const parsed = parse(text);
        if (parsed !== null) onChange(parsed);
        else if (!staysNoted || text.trim() === '') onChange(undefined);
        // « 1 » on the way to « 18 » was never meant.
        else if (before.current && before.current.value !== value) onChange(before.current.value);
      }}
      onBlur={() => {
        if (understood) setDraft(null);
        setLeft(true);
        onBlur?.();
      }}
      placeholder={props.placeholder}
      error={
        left && !understood
          ? isKept && value !== undefined
            ? `${refusal} ${noted(show(value))}`
            : refusal
          : error
      }
      help={props.help}
      warning={props.warning}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      isShort
    />
  );
}

const noted = (shown: string): string => `«\u00a0${shown}\u00a0» reste noté.`;
