import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { FieldLabel, FieldNotes } from './FieldParts';
import { Icon } from './Icon';

export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
}

interface SelectProps<Id extends string> {
  readonly label: string;
  readonly value: Id | undefined;
  readonly onChange: (value: Id) => void;
  readonly options: readonly Option<Id>[];
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  return (
    <AriaSelect
      className="field"
      value={props.value ?? null}
      onChange={(key) => {
        const chosen = props.options.find((option) => option.id === key);
        if (chosen) props.onChange(chosen.id);
      }}
      placeholder={props.placeholder ?? 'Choisir…'}
      isInvalid={props.error !== undefined}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
    >
      <FieldLabel label={props.label} isRequired={props.isRequired ?? false} />
      <Button className="input select-button">
        <SelectValue className="select-value" />
        <Icon name="down" small />
      </Button>
      <FieldNotes help={props.help} error={props.error} />
      <Popover className="options" offset={4}>
        <ListBox items={props.options}>
          {(option: Option<Id>) => (
            <ListBoxItem id={option.id} className="option" textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
