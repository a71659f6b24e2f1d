import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from './Icon';

/** What stands around every field: label above, help and error below. */
export function FieldLabel({ label, isRequired = false }: { label: string; isRequired?: boolean }) {
  return (
    <Label className="field-label">
      {label}
      {isRequired ? <span className="field-required"> (obligatoire)</span> : null}
    </Label>
  );
}

interface FieldNotesProps {
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** Looks wrong, yet is kept: a key that does not match, say. */
  readonly warning?: string | undefined;
}

export function FieldNotes({ help, error, warning }: FieldNotesProps) {
  return (
    <>
      {warning === undefined ? null : (
        <Text slot="description" className="field-warning">
          <Icon name="warning" small />
          {warning}
        </Text>
      )}
      {help === undefined || warning !== undefined ? null : (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">
        <Icon name="wrong" small />
        {error}
      </FieldError>
    </>
  );
}
