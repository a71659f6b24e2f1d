import type { KeyboardEvent } from 'react';
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
import { isModified } from '../keyboard/shortcutKeys';

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

/**
 * A closed list changes nothing: a letter meant for a shortcut, or an arrow to the side, would choose what nobody saw.
 * Entrée, Espace, ↑ and ↓ open it; in the open one letters find, and Entrée chooses.
 */
function holdClosed(event: KeyboardEvent): void {
  const isSide = /^(ArrowLeft|ArrowRight|Home|End|Page\w+)$/.test(event.key);
  const isHeld = isModified(event) && event.key.startsWith('Arrow');
  if (!isSide && !isHeld && !/^[^ ]$/u.test(event.key)) return;
  event.stopPropagation();
  if (isSide || isHeld) event.preventDefault();
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
      <div className="select" onKeyDownCapture={holdClosed}>
        <Button className="input select-button">
          <SelectValue className="select-value" />
          <Icon name="down" small />
        </Button>
      </div>
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
