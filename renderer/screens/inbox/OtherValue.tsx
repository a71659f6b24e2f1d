import { useEffect, useRef, useState } from 'react';
import type { ConflictLine } from '../../../shared/contracts/views';
import { Button } from '../../components/controls/Button';
import { focusInvalidNow } from '../../components/focus/focusInvalid';
import { onCtrlEnter } from '../../components/keyboard/onCtrlEnter';
import { KeptNotice } from '../../components/layout/KeptNotice';
import { KeptContext, useKept } from '../../components/typing/keptTyping';
import { OtherValueEditor } from './OtherValueEditor';
import { begunFrom, lacking } from './otherValues';
import { otherValueKept } from './words';

interface OtherValueProps {
  readonly line: ConflictLine;
  /** @param seen the keys of the values that it was written from */
  readonly onKeep: (value: unknown, seen: readonly string[]) => void;
  readonly onCancel: () => void;
}

const FIELDS = 'input, textarea, button[aria-haspopup]';

/** Another value, begun from those that stand: most often they are to be put together. */
export function OtherValue({ line, onKeep, onCancel }: OtherValueProps) {
  const [begun] = useState(() => begunFrom(line));
  const kept = otherValueKept(line);
  const [value, setValue] = useKept(kept, 'value', begun);
  const now = line.values.map(({ key }) => key);
  const [shown, setShown] = useState(now);
  const [keptSeen, keepSeen] = useKept<readonly string[] | null>(kept, 'seen', null);
  const seen = keptSeen ?? shown;
  const change = (next: unknown) => {
    setValue(next);
    keepSeen(JSON.stringify(next) === JSON.stringify(begun) ? null : seen);
  };
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>(FIELDS)?.focus(), []);
  /** Leaves the field first, so that it says what is wrong with what was typed: half a date is no value, and no blank. */
  const keep = () => {
    form.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
    setTries((n) => n + 1);
  };
  const wanted = useRef(0);
  useEffect(() => {
    if (wanted.current === tries) return;
    wanted.current = tries;
    if (focusInvalidNow(form.current)) return;
    onKeep(value, seen);
    // Where another value came meanwhile it is refused, and said to be read: once more, it is chosen against that too.
    setShown(now);
    if (keptSeen) keepSeen(now);
  }, [tries, value, onKeep, seen, now, keptSeen, keepSeen]);
  return (
    <form
      ref={form}
      className="other-value stack"
      aria-label={`Autre valeur pour «\u00a0${line.label}\u00a0»`}
      noValidate
      onKeyDownCapture={(event) => onCtrlEnter(keep)(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <KeptContext value={kept}>
        <KeptNotice panel={kept} />
        <OtherValueEditor
          line={line}
          value={value}
          onChange={change}
          error={tries > 0 ? lacking(line, value) : undefined}
        />
      </KeptContext>
      <div className="actions">
        <Button variant="primary" size="small" type="submit" shortcut="Ctrl+Enter">
          Garder cette valeur
        </Button>
        <Button variant="quiet" size="small" shortcut="Escape" onPress={onCancel}>
          Renoncer
        </Button>
      </div>
    </form>
  );
}
