import type { TimeOfDay } from '../../../shared/domain/brand';
import { clockTime } from '../../../shared/domain/french';
import { TypedField } from './TypedField';
import { typedTime } from './typedTime';

interface TimeFieldProps {
  readonly label: string;
  readonly value: TimeOfDay | undefined;
  readonly onChange: (value: TimeOfDay | undefined) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly onBlur?: () => void;
}

export function TimeField(props: TimeFieldProps) {
  return (
    <TypedField
      {...props}
      parse={typedTime}
      show={clockTime}
      placeholder="14 h 30"
      refusal="Cette heure n’existe pas&nbsp;: écrivez-la 14 h 30."
    />
  );
}
