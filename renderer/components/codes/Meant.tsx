import { codeIn, type CodeListName } from '../../../shared/terminology/codes';
import { Button } from '../controls/Button';
import { codeWords, meantCodes } from './codeSearch';

interface MeantProps {
  readonly list: CodeListName;
  readonly words: string;
  readonly isDisabled?: boolean;
  readonly onTake: (code: string) => void;
}

/** Beside words that are none of the list: « radiothérapie ? » takes the code that they are most likely meant for. */
export function Meant({ list, words, isDisabled = false, onTake }: MeantProps) {
  const [meant] = codeIn(list, words) ? [] : meantCodes(list, words);
  if (meant === undefined) return null;
  const name = codeWords(list, meant);
  return (
    <Button
      variant="plain"
      size="small"
      isDisabled={isDisabled}
      label={`${name}\u00a0? À la place de «\u00a0${words}\u00a0»`}
      onPress={() => onTake(meant)}
    >
      {`${name}\u00a0?`}
    </Button>
  );
}
