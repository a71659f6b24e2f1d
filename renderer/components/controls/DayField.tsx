import type { CivilDay } from '../../../shared/domain/brand';
import { shortDate } from '../../../shared/domain/french';
import { TypedField, type TypedFieldProps } from './TypedField';
import { typedBirth, typedDay } from './typedDay';

interface DayFieldProps extends Omit<
  TypedFieldProps<CivilDay>,
  'parse' | 'show' | 'placeholder' | 'refusal'
> {
  /** Two digits of a year could be of either century: they are not taken. */
  readonly isBirth?: boolean | undefined;
}

export function DayField({ isBirth = false, ...props }: DayFieldProps) {
  return (
    <TypedField
      {...props}
      parse={isBirth ? typedBirth : typedDay}
      show={shortDate}
      placeholder="JJ/MM/AAAA"
      refusal={
        isBirth
          ? 'Cette date n’existe pas, ou son année n’est pas entière\u00a0: écrivez-la JJ/MM/AAAA.'
          : 'Cette date n’existe pas\u00a0: écrivez-la JJ/MM/AAAA.'
      }
    />
  );
}
