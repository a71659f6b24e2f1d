import { useState } from 'react';
import { plural } from '../../shared/domain/french';
import { codeIn, lists, type CodeListName } from '../../shared/terminology/codes';
import { codeWords, searchCodes, type FoundCode } from './codeSearch';
import { Combo, type ComboOption } from './Combo';

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

/** Codes that physicians know by heart stand beside their words. */
const spoken = new Set<CodeListName>(['cim10', 'cimo3']);

export const optionOf = (list: CodeListName, { code, words }: FoundCode): ComboOption => ({
  id: code,
  label: words,
  code: spoken.has(list) ? code : undefined,
});

export const moreWords = (more: number): string | undefined =>
  more === 0 ? undefined : `Encore ${plural(more, 'résultat')}\u00a0: précisez.`;

function chosenWords(list: CodeListName, code: string | undefined): string {
  if (code === undefined) return '';
  const words = codeWords(list, code);
  return spoken.has(list) && codeIn(list, code) ? `${code} · ${words}` : words;
}

export function CodePicker(props: CodePickerProps) {
  const { list, value, onChange, free = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const { found, more } = searchCodes(list, draft ?? '');
  const shown = chosenWords(list, value);

  const leave = () => {
    const text = draft?.trim();
    setDraft(null);
    if (text === undefined || text === shown) return;
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
      text={draft ?? shown}
      options={found.map((code) => optionOf(list, code))}
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
