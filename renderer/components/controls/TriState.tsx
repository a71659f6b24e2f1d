import { Segmented } from './Segmented';

interface TriStateProps {
  readonly label: string;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean | undefined) => void;
  readonly help?: string | undefined;
  readonly isDisabled?: boolean;
}

const options = [
  { id: 'yes', label: 'Oui' },
  { id: 'no', label: 'Non' },
  { id: 'unknown', label: 'Non renseigné' },
] as const;

/** Yes, no, and not said, which is neither. */
export function TriState({ label, value, onChange, help, isDisabled = false }: TriStateProps) {
  return (
    <Segmented
      label={label}
      value={value === undefined ? 'unknown' : value ? 'yes' : 'no'}
      onChange={(id) => onChange(id === 'unknown' ? undefined : id === 'yes')}
      options={options}
      help={help}
      isDisabled={isDisabled}
    />
  );
}
