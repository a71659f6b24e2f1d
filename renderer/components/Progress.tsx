import { Label, ProgressBar } from 'react-aria-components';

interface ProgressProps {
  readonly label: string;
  /** How many are done; without it the bar only says that something is under way. */
  readonly value?: number | undefined;
  readonly max?: number | undefined;
}

export function Progress({ label, value, max = 100 }: ProgressProps) {
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
            <span>
              {value} sur {max}
            </span>
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
