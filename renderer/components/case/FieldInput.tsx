import {
  fieldSpec,
  type CasePath,
  type Contact,
  type PastTreatment,
} from '../../../shared/domain/caseFields';
import type { Measure } from '../../../shared/domain/measure';
import type { CivilDay, TimeOfDay } from '../../../shared/domain/brand';
import { fieldFault } from '../../../shared/domain/fieldFault';
import { decimal } from '../../../shared/domain/french';
import { pointsFromWords } from '../../../shared/intake/csv/values';
import { assertNever } from '../../../shared/domain/result';
import { CodeButtons, isFew } from '../codes/CodeButtons';
import { CodePicker } from '../codes/CodePicker';
import { CodesPicker } from '../codes/CodesPicker';
import { DayField } from '../controls/DayField';
import { Segmented } from '../controls/Segmented';
import { TextArea } from '../controls/TextArea';
import { TextField } from '../controls/TextField';
import { TimeField } from '../controls/TimeField';
import { TriState } from '../controls/TriState';
import { TypedField } from '../controls/TypedField';
import type { Sex } from '../../../shared/domain/sex';
import { ContactsField } from './ContactsField';
import { MeasuresField } from './MeasuresField';
import { sexOptions } from './sexOptions';
import { TreatmentsField } from './TreatmentsField';

interface FieldInputProps {
  readonly path: CasePath;
  readonly value: unknown;
  /** Looks wrong, yet is kept: said of texts and days. */
  readonly warning?: string | undefined;
  readonly onChange: (value: unknown) => void;
}

const sentence = (clause: string | null): string | undefined => (clause === null ? undefined : `${clause}.`);

/** What is read aloud in the room is written larger. */
const large = new Set<CasePath>(['summary.question', 'summary.history']);

/** The control for a field of the catalogue, chosen by its kind alone: a new field needs nothing here. */
export function FieldInput({ path, value, warning, onChange }: FieldInputProps) {
  const { kind, label, help, list, free = false, max, isBirth } = fieldSpec(path);
  switch (kind) {
    case 'text':
      return (
        <TextField
          label={label}
          help={help}
          warning={warning}
          value={(value as string | undefined) ?? ''}
          onChange={onChange}
        />
      );
    case 'longText':
      return (
        <TextArea
          label={label}
          help={help}
          value={(value as string | undefined) ?? ''}
          onChange={onChange}
          rows={large.has(path) ? 4 : 3}
          large={large.has(path)}
        />
      );
    case 'day':
      return (
        <DayField
          label={label}
          help={help}
          warning={warning}
          value={value as CivilDay | undefined}
          onChange={onChange}
          isBirth={isBirth}
          staysNoted
        />
      );
    case 'time':
      return (
        <TimeField
          label={label}
          help={help}
          value={value as TimeOfDay | undefined}
          onChange={onChange}
          staysNoted
        />
      );
    case 'boolean':
      return <TriState label={label} help={help} value={value as boolean | undefined} onChange={onChange} />;
    case 'points':
      return (
        <TypedField
          label={label}
          help={help}
          value={typeof value === 'number' ? value : undefined}
          onChange={onChange}
          parse={(text) => {
            const points = pointsFromWords(text);
            return points === null || fieldFault(path, points) !== null ? null : points;
          }}
          show={decimal}
          placeholder=""
          warning={sentence(fieldFault(path, value))}
          staysNoted
          refusal={`Écrivez un nombre${max === undefined ? '' : ` de 0 à ${max}`}, entier ou avec un demi\u00a0: 14,5.`}
        />
      );
    case 'sex':
      return (
        <Segmented
          label={label}
          help={help}
          value={value as Sex | undefined}
          onChange={onChange}
          onClear={() => onChange(undefined)}
          options={sexOptions}
        />
      );
    case 'code':
      return list && isFew(list) ? (
        <CodeButtons
          label={label}
          help={help}
          list={list}
          value={value as string | undefined}
          onChange={onChange}
        />
      ) : list ? (
        <CodePicker
          label={label}
          help={help}
          list={list}
          free={free}
          value={value as string | undefined}
          onChange={onChange}
        />
      ) : (
        <TextField
          label={label}
          help={help}
          value={(value as string | undefined) ?? ''}
          onChange={onChange}
        />
      );
    case 'codes':
      return list ? (
        <CodesPicker
          label={label}
          help={help}
          list={list}
          free={free}
          value={(value as readonly string[] | undefined) ?? []}
          onChange={onChange}
        />
      ) : null;
    case 'treatments':
      return (
        <TreatmentsField
          label={label}
          value={(value as readonly PastTreatment[] | undefined) ?? []}
          onChange={onChange}
        />
      );
    case 'contacts':
      return (
        <ContactsField
          label={label}
          value={(value as readonly Contact[] | undefined) ?? []}
          onChange={onChange}
        />
      );
    case 'measures':
      return (
        <MeasuresField
          label={label}
          help={help}
          value={(value as readonly Measure[] | undefined) ?? []}
          onChange={onChange}
        />
      );
    default:
      return assertNever(kind);
  }
}
