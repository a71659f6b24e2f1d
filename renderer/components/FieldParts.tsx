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

export function FieldNotes({ help, error }: { help?: string | undefined; error?: string | undefined }) {
  return (
    <>
      {help === undefined ? null : (
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
