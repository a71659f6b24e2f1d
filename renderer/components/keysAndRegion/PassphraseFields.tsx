import { adviseOn } from './passphrase';
import { TextField } from '../controls/TextField';

interface Passphrase {
  readonly first: string;
  readonly second: string;
}
export const noPassphrase: Passphrase = { first: '', second: '' };

export const isAccepted = ({ first, second }: Passphrase): boolean =>
  adviseOn(first).accepted && first === second;

interface PassphraseFieldsProps {
  readonly value: Passphrase;
  readonly onChange: (value: Passphrase) => void;
  /** The form was sent: say what is wrong. */
  readonly tried: boolean;
  readonly about?: readonly string[];
  readonly autoFocus?: boolean;
  readonly label?: string;
}

/** A new passphrase, twice, with what can honestly be said of it. */
export function PassphraseFields({
  value,
  onChange,
  tried,
  about = [],
  autoFocus = false,
  label = 'Phrase secrète',
}: PassphraseFieldsProps) {
  const advice = adviseOn(value.first, about);
  const differs = value.second !== '' && value.first !== value.second;
  return (
    <>
      <TextField
        label={label}
        type="password"
        autoComplete="new-password"
        isRequired
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        error={tried && !advice.accepted ? advice.words : undefined}
        help={tried && !advice.accepted ? undefined : advice.words}
        autoFocus={autoFocus}
      />
      <TextField
        label="La même phrase, une seconde fois"
        type="password"
        autoComplete="new-password"
        isRequired
        value={value.second}
        onChange={(second) => onChange({ ...value, second })}
        error={
          (tried || value.second.length >= value.first.length) && differs
            ? 'Les deux phrases sont différentes.'
            : tried && value.second === ''
              ? 'Écrivez-la une seconde fois.'
              : undefined
        }
      />
    </>
  );
}
