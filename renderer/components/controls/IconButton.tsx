import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './Icon';
import { Tip } from './Tip';

interface IconButtonProps {
  readonly label: string;
  readonly icon: IconName;
  readonly size?: 'normal' | 'small';
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

export function IconButton({
  label,
  icon,
  size = 'normal',
  shortcut,
  isDisabled = false,
  onPress,
}: IconButtonProps) {
  return (
    <Tip words={label} shortcut={shortcut}>
      <AriaButton
        className={`button button-quiet button-icon${size === 'small' ? ' button-small' : ''}`}
        aria-label={label}
        // Not `disabled`: « next » pressed up to the end of a list would lose the keyboard's place with it.
        {...(isDisabled ? { 'aria-disabled': true } : {})}
        onPress={() => {
          if (!isDisabled) onPress();
        }}
      >
        <Icon name={icon} small={size === 'small'} />
      </AriaButton>
    </Tip>
  );
}
