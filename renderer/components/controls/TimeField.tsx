import type { TimeOfDay } from '../../../shared/domain/brand';
import { clockTime } from '../../../shared/domain/french';
import { TypedField, type TypedFieldProps } from './TypedField';
import { typedTime } from '../../../shared/domain/typedTime';

type TimeFieldProps = Omit<TypedFieldProps<TimeOfDay>, 'parse' | 'show' | 'placeholder' | 'refusal'>;

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
