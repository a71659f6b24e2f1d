import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { plural } from '../../../shared/domain/french';
import { Icon } from './Icon';
import { isModified } from '../keyboard/shortcutKeys';
import { usePopover } from './usePopover';

/**
 * Text field with a list under it (ARIA 1.2 combobox). Our own rather than React Aria's: theirs renders its whole
 * collection while closed, and a case file holds a dozen of these over lists of 600 codes.
 */
export interface ComboOption {
  readonly id: string;
  readonly label: string;
  readonly code?: string | undefined;
  /** What was typed, to be kept as it is: the last row, where free words are allowed. */
  readonly isOwnWords?: boolean;
}

interface ComboProps {
  readonly label: string;
  readonly text: string;
  readonly options: readonly ComboOption[];
  /** Under the list: « Encore 120 : précisez. » */
  readonly note?: string | undefined;
  readonly chosen?: string | undefined;
  readonly onText: (text: string) => void;
  readonly onChoose: (option: ComboOption) => void;
  /** The field is left, or Enter pressed in it (`isGone` false), without choosing: the text as it stands. */
  readonly onLeave: (isGone: boolean) => void;
  /** What Enter takes without arrows, and shows beforehand: the first row, the only match, or nothing. Tab takes none. */
  readonly takes: 'first' | 'only' | 'none';
  /** What is to be known of the value that stands. */
  readonly warning?: string | undefined;
  /** Under the field: what may be done about it. */
  readonly after?: ReactNode;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Nothing is said where no option answers: any words will do. */
  readonly isQuietWhenEmpty?: boolean;
  /** There is nothing to choose from: a text field like any other. */
  readonly isPlain?: boolean;
}

export function Combo(props: ComboProps) {
  const { options, isPlain = false } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [chosenRow, setActive] = useState<number | 'typed'>(-1);
  const active = chosenRow === 'typed' ? offered(props) : chosenRow;
  const [said, setSaid] = useState(props.error);
  if (props.error !== said) {
    setSaid(props.error);
    // The list would lie over what is wrong.
    if (props.error !== undefined) setOpen(false);
  }
  const isShown = open && !isPlain && (options.length > 0 || !props.isQuietWhenEmpty);
  usePopover(popover, box, isShown);
  const rowId = (index: number) => `${id}-${index}`;
  const current = open ? options[active] : undefined;

  const show = (index: number) => {
    setOpen(true);
    setActive(Math.min(index, options.length - 1));
    queueMicrotask(() => document.getElementById(rowId(index))?.scrollIntoView({ block: 'nearest' }));
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (option: ComboOption) => {
    close();
    props.onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isPlain || isModified(event)) return;
    const last = options.length - 1;
    if (event.key === 'ArrowDown') show(open ? (active >= last ? 0 : active + 1) : 0);
    else if (event.key === 'ArrowUp') show(open && active > 0 ? active - 1 : last);
    else if (event.key === 'Enter' && current) choose(current);
    else if (event.key === 'Enter') {
      close();
      props.onLeave(false);
    } else if (event.key === 'Escape' && isShown) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const error = props.error === undefined ? undefined : `${id}-error`;
  const help = props.help === undefined ? undefined : `${id}-help`;
  const warning = props.warning === undefined ? undefined : `${id}-warning`;

  return (
    <div className="field" data-invalid={error === undefined ? undefined : true}>
      <label className="field-label" htmlFor={id}>
        {props.label}
        {props.isRequired ? <span className="field-required"> (obligatoire)</span> : null}
      </label>
      <div className={isPlain ? 'picker picker-plain' : 'picker'} ref={box}>
        <input
          id={id}
          className="input"
          role={isPlain ? undefined : 'combobox'}
          autoComplete="off"
          spellCheck="false"
          aria-expanded={isPlain ? undefined : isShown}
          aria-autocomplete={isPlain ? undefined : 'list'}
          aria-controls={isShown ? `${id}-list` : undefined}
          aria-activedescendant={current ? rowId(active) : undefined}
          aria-invalid={error === undefined ? undefined : true}
          aria-required={props.isRequired ? true : undefined}
          aria-describedby={[help, warning, error].filter(Boolean).join(' ') || undefined}
          disabled={props.isDisabled ?? false}
          autoFocus={props.autoFocus ?? false}
          value={props.text}
          onChange={(event) => {
            props.onText(event.target.value);
            setOpen(true);
            setActive('typed');
          }}
          onKeyDown={onKeyDown}
          onClick={() => setOpen(true)}
          onBlur={() => {
            close();
            props.onLeave(true);
          }}
        />
        {isPlain ? null : (
          <span className="picker-button" aria-hidden="true">
            <Icon name="down" small />
          </span>
        )}
      </div>
      {help === undefined ? null : (
        <span className="field-help" id={help}>
          {props.help}
        </span>
      )}
      {warning === undefined ? null : (
        <span className="field-warning" id={warning}>
          <Icon name="warning" small />
          {props.warning}
        </span>
      )}
      {error === undefined ? null : (
        <span className="field-error" id={error}>
          <Icon name="wrong" small />
          {props.error}
        </span>
      )}
      {props.after}
      {isShown ? (
        <div className="options combo-options" popover="manual" ref={popover}>
          <ComboList
            listId={`${id}-list`}
            rowId={rowId}
            options={options}
            label={props.label}
            active={active}
            chosen={props.chosen}
            note={props.note}
            onChoose={choose}
          />
        </div>
      ) : null}
      <span className="visually-hidden" role="status">
        {isShown ? (options.length === 0 ? 'Aucun résultat' : plural(options.length, 'proposition')) : ''}
      </span>
    </div>
  );
}

/** The row that Enter takes after typing alone; -1: none. */
function offered({ takes, text, options }: ComboProps): number {
  if (takes === 'none' || text.trim() === '' || options.length === 0) return -1;
  const matches = options.filter(({ isOwnWords = false }) => !isOwnWords).length;
  return takes === 'first' || matches <= 1 ? 0 : -1;
}

interface ListProps {
  readonly listId: string;
  readonly rowId: (index: number) => string;
  readonly options: readonly ComboOption[];
  readonly label: string;
  readonly active: number;
  readonly chosen: string | undefined;
  readonly note: string | undefined;
  readonly onChoose: (option: ComboOption) => void;
}

function ComboList({ listId, rowId, options, label, active, chosen, note, onChoose }: ListProps) {
  return (
    <>
      <div role="listbox" id={listId} aria-label={label}>
        {options.map((option, index) => (
          <div
            key={option.id}
            id={rowId(index)}
            role="option"
            className="option"
            aria-selected={option.id === chosen}
            data-selected={option.id === chosen || undefined}
            data-focused={index === active || undefined}
            // The field keeps the focus, so the press must not blur it before the choice is made.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            {option.code === undefined ? null : <span className="option-code">{option.code}</span>}
            <span>{option.label}</span>
          </div>
        ))}
      </div>
      {options.length === 0 ? <p className="options-note">Aucun résultat pour ces mots.</p> : null}
      {note === undefined ? null : <p className="options-note">{note}</p>}
    </>
  );
}
