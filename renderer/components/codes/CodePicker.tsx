import { useState } from 'react';
import { plural } from '../../../shared/domain/french';
import { codeIn, type CodeListName } from '../../../shared/terminology/codes';
import { Button } from '../controls/Button';
import { codeTyped, codeWords, meantCodes, searchCodes, type FoundCode } from './codeSearch';
import { Combo, type ComboOption } from '../controls/Combo';
import { useTyped } from '../typing/keptTyping';

interface CodePickerProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  readonly list: CodeListName;
  /** Words that are no code of the list may be kept as they are typed. */
  readonly free?: boolean;
  /** Enter takes the first row of several; else the only match alone. */
  readonly takesFirst?: boolean;
  /** Said of words kept so. */
  readonly outside?: string;
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

/** The last row of a list that does not hold what was typed; none while it does, or nothing is typed. */
export const ownWords = (list: CodeListName, text: string): readonly ComboOption[] =>
  text.trim() === '' || codeTyped(list, text) !== undefined
    ? []
    : [
        {
          id: text.trim(),
          label: `Garder «\u00a0${text.trim()}\u00a0» tel quel (hors liste)`,
          isOwnWords: true,
        },
      ];

export const moreWords = (more: number): string | undefined =>
  more === 0 ? undefined : `Encore ${plural(more, 'résultat')}\u00a0: précisez.`;

function chosenWords(list: CodeListName, code: string | undefined): string {
  if (code === undefined) return '';
  const words = codeWords(list, code);
  return spoken.has(list) && codeIn(list, code) ? `${code} · ${words}` : words;
}

/**
 * A code of an official list, found by its words. What is typed and not understood never replaces a code: it stays in the
 * field and is said. Where no code stands, a list that takes free words keeps them, and says that they are none of its own.
 */
export function CodePicker(props: CodePickerProps) {
  const { list, label, value, onChange, free = false } = props;
  const [draft, setDraft] = useTyped(label);
  const [isLeft, setLeft] = useState(draft !== null);
  const { found, more } = searchCodes(list, draft ?? '');
  const shown = chosenWords(list, value);
  const isCode = value !== undefined && codeIn(list, value) !== undefined;
  const typed = draft?.trim() ?? '';

  const take = (code: string | undefined) => {
    setDraft(null);
    onChange(code);
  };
  const leave = (isGone: boolean) => {
    if (draft === null) return;
    const code = typed === '' ? undefined : codeTyped(list, typed);
    if (typed === shown) setDraft(null);
    else if (typed === '' || code !== undefined) take(code);
    else if (free && isGone && !isCode) take(typed);
    else setLeft(true);
  };
  const isRefused = isLeft && typed !== '' && typed !== shown && codeTyped(list, typed) === undefined;
  const isOutside = draft === null && value !== undefined && !isCode;
  const near = isRefused ? meantCodes(list, typed) : isOutside ? meantCodes(list, value) : [];

  return (
    <Combo
      label={label}
      text={draft ?? shown}
      options={[...found.map((code) => optionOf(list, code)), ...(free ? ownWords(list, typed) : [])]}
      note={moreWords(more)}
      chosen={value}
      onText={(text) => {
        setDraft(text);
        setLeft(false);
      }}
      onChoose={({ id }) => take(id)}
      onLeave={leave}
      takes={props.takesFirst ? 'first' : 'only'}
      help={props.help}
      warning={
        isOutside ? (props.outside ?? `«\u00a0${value}\u00a0» est hors liste, et gardé tel quel.`) : undefined
      }
      error={isRefused ? refusal(typed, shown) : props.error}
      after={
        near.length > 0 || (isRefused && free) ? (
          <span className="actions">
            {near.map((code) => (
              <Button key={code} variant="plain" size="small" onPress={() => take(code)}>
                {codeWords(list, code)}
              </Button>
            ))}
            {isRefused && free ? (
              <Button variant="quiet" size="small" onPress={() => take(typed)}>
                {`Garder «\u00a0${typed}\u00a0» tel quel`}
              </Button>
            ) : null}
          </span>
        ) : null
      }
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
    />
  );
}

const refusal = (typed: string, shown: string): string =>
  `«\u00a0${typed}\u00a0» n’est pas dans la liste\u00a0: ${shown === '' ? 'rien n’est noté.' : `«\u00a0${shown}\u00a0» reste noté.`}`;
