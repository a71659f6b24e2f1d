import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { FieldErrorContext, LabelContext, Provider, TextContext } from 'react-aria-components';
import { FieldLabel, FieldNotes } from './FieldParts';
import { Icon, type IconName } from './Icon';
import { IconButton } from './IconButton';
import type { Option } from './Select';
import { isModified } from '../keyboard/shortcutKeys';

interface SegmentedProps<Id extends string> {
  readonly label: string;
  /** Read by screen readers only, where the surroundings already say it. */
  readonly isLabelHidden?: boolean;
  readonly value: Id | undefined;
  readonly onChange: (value: Id) => void;
  readonly options: readonly (Option<Id> & { readonly icon?: IconName })[];
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Looks wrong, yet is kept. */
  readonly warning?: string | undefined;
  /** Takes the choice back: a button of its own does, no key on the choices. */
  readonly onClear?: () => void;
}

const validity = { validationErrors: [], validationDetails: {} as ValidityState };

/**
 * One choice among few, all visible: a radio group that looks like one control. Our own rather than React Aria's, in
 * which an arrow chooses, so that who scrolled with ↓ changed a clinical value. As in a toolbar (WAI-ARIA, "Radio Group
 * Contained in a Toolbar"), ← and → move the focus alone, and all other keys that move are the page's.
 */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, value, options, onChange, onClear, help, warning, error } = props;
  const { isLabelHidden = false, isRequired = false, isDisabled = false } = props;
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const [visited, setVisited] = useState<Id>();
  const isBrought = useRef(false);
  const has = (one: Id | undefined) => options.some((option) => option.id === one);
  const stop = has(visited) ? visited : has(value) ? value : options[0]?.id;

  /**
   * Enter chooses where an arrow brought the focus. Elsewhere it may follow words that were meant for a field, and the
   * first one has the focus because it is the first.
   */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isModified(event) || !(event.target instanceof HTMLElement)) return;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const all = [...event.currentTarget.querySelectorAll('button')];
      const next = all[all.indexOf(event.target as HTMLButtonElement) + step];
      next?.focus();
      isBrought.current ||= next !== undefined;
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !isBrought.current) event.preventDefault();
    else if (event.key.length === 1) isBrought.current = false;
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setVisited(undefined);
    isBrought.current = false;
  };
  const clear = () => {
    onClear?.();
    // The button goes with what it cleared.
    group.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  const notes = [
    warning === undefined ? help && `${id}-note` : `${id}-note`,
    error === undefined ? undefined : `${id}-error`,
  ];

  return (
    <div
      className="field"
      role="radiogroup"
      aria-label={isLabelHidden ? label : undefined}
      aria-labelledby={isLabelHidden ? undefined : `${id}-label`}
      aria-describedby={notes.filter(Boolean).join(' ') || undefined}
      aria-invalid={error === undefined ? undefined : true}
      aria-required={isRequired || undefined}
      aria-disabled={isDisabled || undefined}
      data-invalid={error === undefined ? undefined : true}
    >
      <Provider
        values={[
          [LabelContext, { id: `${id}-label`, elementType: 'span' }],
          [
            TextContext,
            { slots: { description: { id: `${id}-note` }, errorMessage: { id: `${id}-error` } } },
          ],
          [FieldErrorContext, { ...validity, isInvalid: error !== undefined }],
        ]}
      >
        {isLabelHidden ? null : <FieldLabel label={label} isRequired={isRequired} />}
        <div className="segments-line">
          <div className="segments" ref={group} onKeyDown={onKeyDown} onBlur={onBlur}>
            {options.map((option) => (
              <button
                key={option.id}
                type="button"
                role="radio"
                aria-checked={option.id === value}
                className="segment"
                disabled={isDisabled}
                tabIndex={option.id === stop ? 0 : -1}
                onFocus={() => setVisited(option.id)}
                onClick={() => {
                  if (option.id !== value) onChange(option.id);
                }}
              >
                {option.icon ? <Icon name={option.icon} small /> : null}
                {option.label}
              </button>
            ))}
          </div>
          {onClear && value !== undefined && !isDisabled ? (
            <IconButton icon="close" size="small" label={`Effacer\u00a0: ${label}`} onPress={clear} />
          ) : null}
        </div>
        <FieldNotes help={help} error={error} warning={warning} />
      </Provider>
    </div>
  );
}
