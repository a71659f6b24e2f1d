import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from './Icon';

interface CheckboxProps {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly isDisabled?: boolean;
  /** What is ticked, in words. */
  readonly label: ReactNode;
  /** Id of what explains it. */
  readonly describedBy?: string;
}

export function Checkbox({ value, onChange, isDisabled = false, label, describedBy }: CheckboxProps) {
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={value}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <span className="checkbox-box">
        <Icon name="done" small />
      </span>
      <span>{label}</span>
    </AriaCheckbox>
  );
}
