import { useId, useState } from 'react';
import { markerOf } from '../../../shared/domain/markers';
import { resultFromWords, resultWords, type Measure } from '../../../shared/domain/measure';
import { partialDay, partialDayWords, type PartialDay } from '../../../shared/domain/partialDay';
import { IconButton } from '../controls/IconButton';
import { TextField } from '../controls/TextField';
import { TypedField } from '../controls/TypedField';
import { MarkerPicker } from './MarkerPicker';
import './measures.css';

interface MeasuresProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: readonly Measure[];
  readonly onChange: (value: Measure[]) => void;
}

/** A result as one text, as its field takes it. */
const resultText = (text: string): string | null => {
  const result = resultFromWords(text);
  return result && resultWords(result);
};

/** The unit in which this was last given; else the usual one of its marker. */
const unitFor = (label: string, marker: string | undefined, all: readonly Measure[]): string | undefined =>
  all.findLast((one) => one.label === label && one.unit !== undefined)?.unit ?? markerOf(marker)?.units[0];

/** One row a result. Choosing what is measured makes the row, and the keyboard goes on to its result. */
export function MeasuresField({ label, help, value, onChange }: MeasuresProps) {
  const id = useId();
  const [added, setAdded] = useState<number | null>(null);
  const replace = (index: number, changes: Partial<Measure>) =>
    onChange(value.map((one, i) => (i === index ? { ...one, ...changes } : one)));
  const add = (words: string) => {
    const marker = markerOf(words);
    const named = marker?.label ?? words;
    const unit = unitFor(named, marker?.id, value);
    onChange([
      ...value,
      { ...(marker ? { marker: marker.id } : {}), label: named, ...(unit === undefined ? {} : { unit }) },
    ]);
    setAdded(value.length);
  };
  return (
    <fieldset className="stack" aria-labelledby={id}>
      <h3 id={id} className="field-label">
        {label}
      </h3>
      {value.map((measure, index) => {
        const nth = value.slice(0, index + 1).filter((one) => one.label === measure.label).length;
        const name = `${measure.label} ${nth}`;
        return (
          <div key={index} className="measure" role="group" aria-label={name}>
            <span className="measure-name">
              <IconButton
                icon="remove"
                size="small"
                label={`Retirer ${name}`}
                onPress={() => {
                  setAdded(null);
                  onChange(value.filter((_, i) => i !== index));
                }}
              />
              <strong>{measure.label}</strong>
            </span>
            <TypedField
              label="Résultat"
              keptAs={`${name} Résultat`}
              value={resultWords(measure) || undefined}
              onChange={(text) => {
                const result = text === undefined ? null : resultFromWords(text);
                replace(index, { value: result?.value, comparator: result?.comparator });
              }}
              parse={resultText}
              show={String}
              placeholder="12,4"
              refusal="Écrivez un nombre, au besoin après < ou >&nbsp;: 12,4 ou < 0,01."
              staysNoted
              autoFocus={index === added}
            />
            <TypedField<PartialDay>
              label="Date"
              keptAs={`${name} Date`}
              value={measure.date}
              onChange={(date) => replace(index, { date })}
              parse={partialDay}
              show={partialDayWords}
              placeholder="JJ/MM/AAAA"
              refusal="Cette date n’existe pas&nbsp;: écrivez JJ/MM/AAAA, MM/AAAA ou AAAA."
              staysNoted
            />
            <TextField
              label="Unité"
              value={measure.unit ?? ''}
              onChange={(unit) => replace(index, { unit: unit === '' ? undefined : unit })}
              isShort
            />
          </div>
        );
      })}
      <MarkerPicker label="Ajouter une valeur" help={help} onTake={add} />
    </fieldset>
  );
}
