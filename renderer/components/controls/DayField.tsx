import type { CivilDay } from '../../../shared/domain/brand';
import { shortDate } from '../../../shared/domain/french';
import { TypedField, type TypedFieldProps } from './TypedField';
import { typedDay } from './typedTime';

type DayFieldProps = Omit<TypedFieldProps<CivilDay>, 'parse' | 'show' | 'placeholder' | 'refusal'>;

export function DayField(props: DayFieldProps) {
  return (
    <TypedField
      {...props}
      parse={typedDay}
      show={shortDate}
      placeholder="JJ/MM/AAAA"
      refusal={'Cette date n’existe pas\u00a0: écrivez-la JJ/MM/AAAA.'}
    />
  );
}
