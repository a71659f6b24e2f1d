import type { CivilDay } from '../../../shared/domain/brand';
import { shortDate } from '../../../shared/domain/french';
import { TypedField } from './TypedField';
import { typedDay } from './typedTime';

interface DayFieldProps {
  readonly label: string;
  readonly value: CivilDay | undefined;
  readonly onChange: (value: CivilDay | undefined) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** Looks wrong, yet is kept. */
  readonly warning?: string | undefined;
  readonly staysNoted?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
}

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
