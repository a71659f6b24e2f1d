import { useState } from 'react';
import { plural } from '../../shared/domain/french';
import { labelOf, lists, type Code, type CodeListName } from '../../shared/terminology/codes';
import { Combo, type ComboOption } from './Combo';
import { searchCodes } from './codeSearch';

interface CodePickerProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  readonly list: CodeListName;
  /** Words that are no code of the list are kept as they are typed. */
  readonly free?: boolean;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

const codesWorthShowing = new Set<CodeListName>(['cim10', 'cimo3']);

export const optionOf = (list: CodeListName, code: Code): ComboOption => ({
  id: code.code,
  label: code.label,
  code: codesWorthShowing.has(list) ? code.code : undefined,
});

export const moreWords = (more: number): string | undefined =>
  more === 0 ? undefined : `Encore ${plural(more, 'résultat')} : précisez.`;

export function CodePicker(props: CodePickerProps) {
  const { list, value, onChange, free = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const { codes, more } = searchCodes(list, draft ?? '');
  const shown = value === undefined ? '' : labelOf(list, value);
  const withCode = codesWorthShowing.has(list) && shown !== value && value ? `${value} · ${shown}` : shown;

  const leave = () => {
    const text = draft?.trim();
    setDraft(null);
    if (text === undefined || text === withCode) return;
    if (text === '') onChange(undefined);
    else {
      const exact = lists[list].find((code) => code.code.toUpperCase() === text.toUpperCase());
      if (exact) onChange(exact.code);
      else if (free) onChange(text);
    }
  };

  return (
    <Combo
      label={props.label}
      text={draft ?? withCode}
      options={codes.map((code) => optionOf(list, code))}
      note={moreWords(more)}
      chosen={value}
      onText={setDraft}
      onChoose={(option) => {
        setDraft(null);
        onChange(option.id);
      }}
      onLeave={leave}
      takesFirst={!free}
      help={props.help}
      error={props.error}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
    />
  );
}
