import { Radio, RadioGroup } from 'react-aria-components';
import { FieldLabel, FieldNotes } from './FieldParts';
import { Icon, type IconName } from './Icon';
import type { Option } from './Select';

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
}

/** One choice among few, all visible: a radio group that looks like one control. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
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
      <div className="segments">
        {props.options.map((option) => (
          <Radio key={option.id} value={option.id} className="segment">
            {option.icon ? <Icon name={option.icon} small /> : null}
            {option.label}
          </Radio>
        ))}
      </div>
      <FieldNotes help={props.help} error={props.error} />
    </RadioGroup>
  );
}
