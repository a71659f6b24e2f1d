import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { CodeListName } from '../../shared/terminology/codes';
import { moreWords, optionOf } from './CodePicker';
import { codeWords, searchCodes } from './codeSearch';
import { Combo } from './Combo';
import { Icon } from './Icon';

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

/** Several codes: those chosen as tags above the field; Backspace in the empty field takes the last one off. */
export function CodesPicker(props: CodesPickerProps) {
  const { list, value, onChange, free = false, isDisabled = false } = props;
  const [text, setText] = useState('');
  const { found, more } = searchCodes(list, text);
  const add = (code: string) => {
    setText('');
    if (!value.includes(code)) onChange([...value, code]);
  };
  return (
    <div className="stack-tight">
      <Combo
        label={props.label}
        text={text}
        options={found.filter(({ code }) => !value.includes(code)).map((code) => optionOf(list, code))}
        note={moreWords(more)}
        onText={setText}
        onChoose={(option) => add(option.id)}
        onLeave={() => (free && text.trim() !== '' ? add(text.trim()) : setText(''))}
        onBackspace={() => onChange(value.slice(0, -1))}
        takesFirst={!free}
        help={props.help}
        error={props.error}
        isDisabled={isDisabled}
      />
      {value.length === 0 ? null : (
        <ul className="tags" aria-label={`${props.label}\u00a0: choisis`}>
          {value.map((code) => (
            <li key={code} className="tag">
              {codeWords(list, code)}
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
