import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './Icon';
import { Kbd } from './Kbd';

interface ButtonProps {
  readonly variant: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly icon?: IconName;
  /** Only shows the key; `useShortcut` makes it work. */
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { variant, size = 'normal', icon, shortcut, isDisabled = false, children } = props;
  return (
    <AriaButton
      className={`button button-${variant}${size === 'small' ? ' button-small' : ''}`}
      type={props.type ?? 'button'}
      isDisabled={isDisabled}
      autoFocus={props.autoFocus ?? false}
      {...(props.onPress ? { onPress: props.onPress } : {})}
    >
      {icon ? <Icon name={icon} small={size === 'small'} /> : null}
      <span>{children}</span>
      {shortcut === undefined ? null : (
        <span aria-hidden="true">
          <Kbd keys={shortcut} />
        </span>
      )}
    </AriaButton>
  );
}
