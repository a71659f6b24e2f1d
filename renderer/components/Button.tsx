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
  /** Id of the form it sends, where it stands outside it (a panel's footer). */
  readonly form?: string;
  readonly onPress?: () => void;
  /** A longer name for screen readers, where the words alone repeat down a table. */
  readonly label?: string;
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
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      {...(props.form === undefined ? {} : { form: props.form })}
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
