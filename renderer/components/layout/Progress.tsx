import { Label, ProgressBar } from 'react-aria-components';

interface ProgressProps {
  readonly label: string;
  /** How many are done; without it the bar only says that something is under way. */
  readonly value?: number | undefined;
  readonly max?: number | undefined;
  /** What is counted is parts of a hundred, and no things. */
  readonly isPercent?: boolean;
}

const count = (n: number): string => n.toLocaleString('fr-FR');

export function Progress({ label, value, max = 100, isPercent = false }: ProgressProps) {
  return (
    <ProgressBar
      className="progress"
      value={value ?? 0}
      maxValue={Math.max(max, 1)}
      isIndeterminate={value === undefined}
    >
      {({ percentage, isIndeterminate }) => (
        <>
          <Label>{label}</Label>
          {value === undefined ? null : (
            <span>{isPercent ? `${value}\u00a0%` : `${count(value)} sur ${count(max)}`}</span>
          )}
          <div className="progress-track">
            <div
              className={isIndeterminate ? 'progress-bar progress-unknown' : 'progress-bar'}
              style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
