import type { KeyboardEvent } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { FieldLabel, FieldNotes } from './FieldParts';
import { Icon, type IconName } from './Icon';
import { IconButton } from './IconButton';
import type { Option } from './Select';
import { isModified } from '../keyboard/shortcutKeys';

interface SegmentedProps<Id extends string> {
  readonly label: string;
  /** Read by screen readers only, where the surroundings already say it. */
  readonly isLabelHidden?: boolean;
  readonly value: Id | undefined;
  readonly onChange: (value: Id) => void;
  readonly options: readonly (Option<Id> & { readonly icon?: IconName })[];
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Looks wrong, yet is kept. */
  readonly warning?: string | undefined;
  /** Takes the choice back: Suppr does too. */
  readonly onClear?: () => void;
}

/**
 * Arrows alone choose, and Space: held with another key they belong to a shortcut, or to nobody. Enter chooses nothing of a
 * group in which nothing is chosen: the first one has the focus because it is the first.
 */
const holdSlips = (event: KeyboardEvent, isBlank: boolean): void => {
  const isHeld = isModified(event) && /^(Arrow|Page|Home|End)/.test(event.key);
  if (!isHeld && !(isBlank && event.key === 'Enter' && !isModified(event))) return;
  event.preventDefault();
  event.stopPropagation();
};

/** One choice among few, all visible: a radio group that looks like one control. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { onClear } = props;
  return (
    <RadioGroup
      className="field"
      orientation="horizontal"
      value={props.value ?? null}
      onChange={(id) => {
        const chosen = props.options.find((option) => option.id === id);
        if (chosen) props.onChange(chosen.id);
      }}
      isInvalid={props.error !== undefined}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      {...(props.isLabelHidden ? { 'aria-label': props.label } : {})}
    >
      {props.isLabelHidden ? null : <FieldLabel label={props.label} isRequired={props.isRequired ?? false} />}
      <div
        className="segments-line"
        onKeyDownCapture={(event) => holdSlips(event, props.value === undefined)}
        onKeyDown={(event) => {
          if (!onClear || isModified(event) || !/^(Delete|Backspace)$/.test(event.key)) return;
          event.preventDefault();
          event.stopPropagation();
          onClear();
        }}
      >
        <div className="segments">
          {props.options.map((option) => (
            <Radio key={option.id} value={option.id} className="segment">
              {option.icon ? <Icon name={option.icon} small /> : null}
              {option.label}
            </Radio>
          ))}
        </div>
        {onClear && props.value !== undefined && !props.isDisabled ? (
          <IconButton icon="close" size="small" label={`Effacer\u00a0: ${props.label}`} onPress={onClear} />
        ) : null}
      </div>
      <FieldNotes help={props.help} error={props.error} warning={props.warning} />
    </RadioGroup>
  );
}
