import { TextField } from '../controls/TextField';

interface RecoveryKeyFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The form was sent. */
  readonly tried: boolean;
}

/** The printed key, copied from its sheet. */
export function RecoveryKeyField({ value, onChange, tried }: RecoveryKeyFieldProps) {
  return (
    <TextField
      label="Clé de récupération"
      value={value}
      onChange={onChange}
      placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
      help="Majuscules, minuscules, tirets et espaces sont indifférents."
      error={tried && value.trim() === '' ? 'Recopiez la clé.' : undefined}
      isRequired
      autoFocus
    />
  );
}
