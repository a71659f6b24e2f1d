import { codeIn, labelOf, lists, presentCode, type CodeListName } from '../../../shared/terminology/codes';
import { Segmented } from '../controls/Segmented';

/** More would no longer be seen at once. */
const FEW = 5;

/** Whether a list is one of buttons rather than one to search in. */
export const isFew = (list: CodeListName): boolean => lists[list].length <= FEW;

interface CodeButtonsProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  readonly list: CodeListName;
  readonly help?: string | undefined;
}

/** « OMS 1 · activité réduite… »: the button says the first part, the line under it the rest of the chosen one. */
const partsOf = (label: string): readonly string[] => label.split(' · ');
/** « Nature de la RCP » says « RCP » already. */
const nameOf = (label: string): string => capital((partsOf(label)[0] ?? label).replace(/^RCP /, ''));
const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);

/** A code of a closed list of few: nothing else can be written. What an older build or a file left there stays readable. */
export function CodeButtons({ label, value, onChange, list, help }: CodeButtonsProps) {
  const shown = value === undefined ? undefined : presentCode(list, value);
  const isOutside = shown !== undefined && codeIn(list, shown) === undefined;
  const options = lists[list].map(({ code, label: own }) => ({
    id: code,
    label: nameOf(own),
  }));
  const left = (code: string) => ({
    id: code,
    label: isOutside ? `«\u00a0${code}\u00a0»` : nameOf(labelOf(list, code)),
  });
  return (
    <Segmented
      label={label}
      value={shown}
      onChange={onChange}
      onClear={() => onChange(undefined)}
      options={
        shown === undefined || options.some(({ id }) => id === shown) ? options : [...options, left(shown)]
      }
      help={partsOf(labelOf(list, value)).slice(1).join(' · ') || help}
      warning={isOutside ? 'Hors liste\u00a0: gardé tel quel tant que rien d’autre n’est choisi.' : undefined}
    />
  );
}
