import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { digitOf, isModified } from '../keyboard/shortcutKeys';
import './choices.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Colour of the chosen one; its word in bold and its frame say it too. */
  readonly tone: 'done' | 'info' | 'wrong' | 'neutral';
}

interface ChoiceRow<Value extends string> {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** To be looked at before one goes on. */
  readonly warning?: string | undefined;
  readonly value: Value | undefined;
  /** Shown, and not chosen for any more. */
  readonly isDisabled?: boolean;
  /** What stands under it, a field to write in among others. */
  readonly below?: ReactNode;
}

interface ChoiceGridProps<Value extends string> {
  readonly label: string;
  readonly rows: readonly ChoiceRow<Value>[];
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (rowId: string, value: Value) => void;
  readonly isDisabled?: boolean;
  /** Other keys of a row, and what each does for it. */
  readonly keys?: Readonly<Record<string, (rowId: string) => void>>;
}

/**
 * One choice among few for each person of a list, at the speed of one hand. Arrows ↑ ↓ go from person to person, 1 to 4
 * choose and go on to the next, Space takes the next choice. One Tab stop for the whole list.
 */
export function ChoiceGrid<Value extends string>(props: ChoiceGridProps<Value>) {
  const { rows, choices, onChoose, isDisabled = false } = props;
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const isHeld = (row: ChoiceRow<Value>) => isDisabled || row.isDisabled === true;
  const stop =
    rows.find((row) => row.id === current && !isHeld(row)) ?? rows.find((row) => !isHeld(row)) ?? rows[0];
  /** The nearest row on that side that can be chosen for; the same where there is none. */
  const rowBeside = (index: number, by: 1 | -1): number => {
    const side = by > 0 ? rows.slice(index + 1) : rows.slice(0, index).reverse();
    const next = side.find((row) => !isHeld(row));
    return next ? rows.indexOf(next) : index;
  };

  const buttonsOf = (index: number) =>
    [
      ...(list.current?.children[index]?.querySelectorAll('.choices-buttons button') ?? []),
    ] as HTMLButtonElement[];
  const focusRow = (index: number) => {
    const buttons = buttonsOf(index);
    (buttons.find((b) => b.getAttribute('aria-pressed') === 'true') ?? buttons[0])?.focus();
  };
  const chosenIndex = (row: ChoiceRow<Value>) => choices.findIndex((c) => c.value === row.value);

  const onKeyDown = (event: KeyboardEvent, row: ChoiceRow<Value>, index: number) => {
    const buttons = buttonsOf(index);
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    // What is typed under the row is not for its buttons.
    const digit = event.ctrlKey || event.altKey || event.metaKey ? undefined : digitOf(event);
    const picked = digit === undefined ? undefined : choices[digit - 1];
    // Shift is held for the digits of French keyboards alone.
    if ((isModified(event) && !picked) || at < 0) return;
    const own = props.keys?.[event.key.toLowerCase()];
    if (event.repeat && (picked || own || event.key === ' ')) {
      // Held, it would choose for everybody below.
    } else if (own) {
      own(row.id);
    } else if (picked) {
      onChoose(row.id, picked.value);
      // The last one keeps the keyboard, on what was chosen for them.
      const next = rowBeside(index, 1);
      if (next !== index) focusRow(next);
      else buttons[choices.indexOf(picked)]?.focus();
    } else if (event.key === ' ') {
      const next = choices[(chosenIndex(row) + 1) % choices.length];
      if (next) onChoose(row.id, next.value);
      buttons[(chosenIndex(row) + 1) % choices.length]?.focus();
    } else if (event.key === 'ArrowDown') focusRow(rowBeside(index, 1));
    else if (event.key === 'ArrowUp') focusRow(rowBeside(index, -1));
    else if (event.key === 'ArrowRight') buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === 'ArrowLeft') buttons[Math.max(at - 1, 0)]?.focus();
    else if (event.key === 'Home') focusRow(rowBeside(-1, 1));
    else if (event.key === 'End') focusRow(rowBeside(rows.length, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <ul className="choices" aria-label={props.label} ref={list}>
      {rows.map((row, index) => (
        <li
          key={row.id}
          className="choices-row"
          onFocus={() => setCurrent(row.id)}
          onKeyDown={(event) => onKeyDown(event, row, index)}
        >
          <span className="choices-who">
            <span className="choices-name" title={row.name}>
              {row.name}
            </span>
            <span className="choices-detail" title={row.detail}>
              {row.detail}
            </span>
            {row.warning ? <span className="choices-warning">{row.warning}</span> : null}
          </span>
          <span className="choices-buttons" role="group" aria-label={row.name}>
            {choices.map((choice, i) => {
              const isChosen = choice.value === row.value;
              const isStop = row === stop && i === Math.max(0, chosenIndex(row));
              return (
                <button
                  key={choice.value}
                  type="button"
                  className={`choice choice-${choice.tone}`}
                  aria-pressed={isChosen}
                  disabled={isHeld(row)}
                  tabIndex={isStop ? 0 : -1}
                  onClick={() => onChoose(row.id, choice.value)}
                >
                  {choice.label}
                </button>
              );
            })}
          </span>
          {row.below}
        </li>
      ))}
    </ul>
  );
}
