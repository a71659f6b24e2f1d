import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './Icon';
import { Kbd } from '../keyboard/Kbd';

interface ButtonProps {
  readonly variant: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly icon?: IconName;
  /** Only shows the key; `useShortcut` makes it work. */
  readonly shortcut?: string | undefined;
  /** Its act is not possible as things stand. */
  readonly isDisabled?: boolean;
  /** Its act is under way: it is not pressed twice, and keeps the focus, which a disabled button loses. */
  readonly isPending?: boolean;
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
  const { variant, size = 'normal', icon, shortcut, isDisabled = false, isPending = false, children } = props;
  const classes = ['button', `button-${variant}`];
  if (size === 'small') classes.push('button-small');
  if (isPending) classes.push('button-pending');
  return (
    <>
      <AriaButton
        className={classes.join(' ')}
        // Nor does Enter in a field send the form again.
        type={isPending ? 'button' : (props.type ?? 'button')}
        isDisabled={isDisabled}
        autoFocus={props.autoFocus ?? false}
        {...(isPending ? { 'aria-disabled': true } : {})}
        {...(props.label === undefined ? {} : { 'aria-label': props.label })}
        {...(props.form === undefined ? {} : { form: props.form })}
        {...(props.onPress && !isPending ? { onPress: props.onPress } : {})}
      >
        {icon ? <Icon name={icon} small={size === 'small'} /> : null}
        <span>{children}</span>
        {shortcut === undefined ? null : (
          <span aria-hidden="true">
            <Kbd keys={shortcut} />
          </span>
        )}
      </AriaButton>
      {props.isPending === undefined ? null : <UnderWay isSaid={isPending} />}
    </>
  );
}

/**
 * Rather than React Aria's own `isPending`: that speaks at once, twice, also of what takes an instant, by the name of a
 * button that may be gone by then.
 */
function UnderWay({ isSaid }: { isSaid: boolean }) {
  return (
    <span className="visually-hidden" role="status">
      {isSaid ? 'En cours…' : ''}
    </span>
  );
}
