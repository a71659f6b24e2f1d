import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

interface BareButtonProps {
  readonly variant: 'plain' | 'quiet';
  readonly icon?: IconName;
  /** A longer name for screen readers, since the words alone repeat down the list. */
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A small `Button` for rows by the hundred: React Aria's take seconds to draw and to take off there. */
export const BareButton = ({ variant, icon, label, onPress, children }: BareButtonProps) => (
  <button
    type="button"
    className={`button button-${variant} button-small`}
    aria-label={label}
    onClick={onPress}
  >
    {icon ? <Icon name={icon} small /> : null}
    <span>{children}</span>
  </button>
);
