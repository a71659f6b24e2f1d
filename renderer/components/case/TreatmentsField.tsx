import { useId, useState } from 'react';
import type { PastTreatment } from '../../../shared/domain/caseFields';
import { labelOf, codeIn } from '../../../shared/terminology/codes';
import { CodePicker } from '../codes/CodePicker';
import { Meant } from '../codes/Meant';
import { DayField } from '../controls/DayField';
import { FieldRow } from '../controls/FieldRow';
import { IconButton } from '../controls/IconButton';
import { Segmented } from '../controls/Segmented';
import { TextField } from '../controls/TextField';
import { treatmentStatusNames } from '../../../shared/domain/valueWords';

interface TreatmentsProps {
  readonly label: string;
  readonly value: readonly PastTreatment[];
  readonly onChange: (value: PastTreatment[]) => void;
}

const statuses = (['done', 'active', 'cancelled'] as const).map((id) => ({
  id,
  label: treatmentStatusNames[id],
}));

/** Of several that are called alike, which one: half a date belongs to its own treatment, whichever others come and go. */
const keptAs = (all: readonly PastTreatment[], index: number): string => {
  const { label = '', code = '' } = all[index] ?? {};
  const nth = all.slice(0, index).filter((one) => one.label === label && (one.code ?? '') === code).length;
  return `${label} ${code} ${nth}`;
};

/** One block a treatment; a new one begins with its kind, so that none is ever without a name. */
export function TreatmentsField({ label, value, onChange }: TreatmentsProps) {
  const id = useId();
  const [adding, setAdding] = useState(0);
  const replace = (index: number, changes: Partial<PastTreatment>) =>
    onChange(value.map((t, i) => (i === index ? { ...t, ...changes } : t)));
  return (
    <fieldset className="stack" aria-labelledby={id}>
      <h3 id={id} className="field-label">
        {label}
      </h3>
      {value.map((treatment, index) => (
        <div key={index} className="treatment stack-tight">
          <div className="treatment-head">
            <span className="row">
              <strong>{treatment.label || labelOf('treatment', treatment.code)}</strong>
              {treatment.code === undefined ? <span className="quiet small">hors liste</span> : null}
              <Meant
                list="treatment"
                words={treatment.code ?? treatment.label}
                onTake={(code) => replace(index, { code, label: labelOf('treatment', code) })}
              />
            </span>
            <IconButton
              icon="remove"
              size="small"
              label={`Retirer ${treatment.label}`}
              onPress={() => onChange(value.filter((_, i) => i !== index))}
            />
          </div>
          <Segmented
            label="Où en est ce traitement"
            isLabelHidden
            value={treatment.status}
            onChange={(status) => replace(index, { status })}
            options={statuses}
          />
          <FieldRow>
            <DayField
              label="Début"
              keptAs={`${keptAs(value, index)} Début`}
              value={treatment.start}
              onChange={(start) => replace(index, { start })}
              staysNoted
            />
            <DayField
              label="Fin"
              keptAs={`${keptAs(value, index)} Fin`}
              value={treatment.end}
              onChange={(end) => replace(index, { end })}
              staysNoted
            />
          </FieldRow>
          <TextField
            label="Précision"
            value={treatment.comment ?? ''}
            onChange={(comment) => replace(index, { comment: comment === '' ? undefined : comment })}
            help="Protocole, dose, nombre de séances"
          />
        </div>
      ))}
      <CodePicker
        key={adding}
        label="Ajouter un traitement"
        list="treatment"
        free
        value={undefined}
        onChange={(code) => {
          if (code === undefined) return;
          const known = codeIn('treatment', code);
          const treatment: PastTreatment = {
            ...(known ? { code } : {}),
            label: known?.label ?? code,
            status: 'done',
          };
          onChange([...value, treatment]);
          setAdding(adding + 1);
        }}
      />
    </fieldset>
  );
}
