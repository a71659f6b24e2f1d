import { useState } from 'react';
import { Button } from 'react-aria-components';
import { codeIn, presentCode, type CodeListName } from '../../../shared/terminology/codes';
import { moreWords, optionOf, ownWords } from './CodePicker';
import { codeTyped, codeWords, searchCodes } from './codeSearch';
import { Meant } from './Meant';
import { Combo } from '../controls/Combo';
import { Icon } from '../controls/Icon';
import { useTyped } from '../typing/keptTyping';

interface CodesPickerProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (codes: string[]) => void;
  readonly list: CodeListName;
  readonly free?: boolean;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
}

/** Several codes: those chosen as tags under the field, each taken off by its own button alone. */
export function CodesPicker(props: CodesPickerProps) {
  const { list, value, onChange, free = false, isDisabled = false } = props;
  const [draft, setDraft] = useTyped(props.label);
  const [isLeft, setLeft] = useState(draft !== null);
  const text = draft ?? '';
  const typed = text.trim();
  const { found, more } = searchCodes(list, text);
  const isChosen = (code: string) =>
    value.some((other) => presentCode(list, other) === presentCode(list, code));
  const add = (code: string) => {
    setDraft(null);
    if (!isChosen(code)) onChange([...value, code]);
  };
  const replace = (code: string, meant: string) =>
    onChange([...new Set(value.map((other) => (other === code ? meant : other)))]);
  const leave = (isGone: boolean) => {
    const code = codeTyped(list, typed);
    if (typed === '') setDraft(null);
    else if (code !== undefined) add(code);
    else if (free && isGone) add(typed);
    else setLeft(true);
  };
  const isRefused = isLeft && typed !== '' && codeTyped(list, typed) === undefined;
  return (
    <div className="stack-tight">
      <Combo
        label={props.label}
        text={text}
        options={[
          ...found.filter(({ code }) => !isChosen(code)).map((code) => optionOf(list, code)),
          ...(free ? ownWords(list, typed) : []),
        ]}
        note={moreWords(more)}
        onText={(next) => {
          setDraft(next);
          setLeft(false);
        }}
        onChoose={(option) => add(option.id)}
        onLeave={leave}
        takes={free ? 'only' : 'first'}
        help={props.help}
        error={
          isRefused
            ? `«\u00a0${typed}\u00a0» n’est pas dans la liste\u00a0: choisissez-y, ou effacez.`
            : props.error
        }
        isDisabled={isDisabled}
      />
      {value.length === 0 ? null : (
        <ul className="tags" aria-label={`${props.label}\u00a0: choisis`}>
          {value.map((code) => (
            <li key={code} className="tag">
              {codeWords(list, code)}
              {codeIn(list, code) ? null : <span> · hors liste</span>}
              <Meant
                list={list}
                words={code}
                isDisabled={isDisabled}
                onTake={(meant) => replace(code, meant)}
              />
              <Button
                className="tag-remove"
                aria-label={`Retirer ${codeWords(list, code)}`}
                isDisabled={isDisabled}
                onPress={() => onChange(value.filter((other) => other !== code))}
              >
                <Icon name="close" small />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
