import { useState } from 'react';
import type { ConflictLine } from '../../../shared/contracts/views';
import type { TimeOfDay } from '../../../shared/domain/brand';
import { isCasePath } from '../../../shared/domain/caseFields';
import { Button } from '../../components/Button';
import { FieldInput } from '../../components/case/FieldInput';
import { onCtrlEnter } from '../../components/case/onCtrlEnter';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { TimeField } from '../../components/TimeField';

const texts: Partial<Record<ConflictLine['type'], readonly string[]>> = {
  board: ['name', 'organisation', 'place'],
  meeting: ['place', 'time'],
  case: ['discussion'],
};

/** Whether another value can be written here; else it is one of those that stand. */
export const mayBeWritten = ({ type, field }: ConflictLine): boolean =>
  (type === 'case' && isCasePath(field)) || (texts[type]?.includes(field) ?? false);

interface ThirdValueProps {
  readonly line: ConflictLine;
  readonly onKeep: (value: unknown) => void;
  readonly onCancel: () => void;
}

/** Another value, begun from the first of those that stand: most often they are to be put together. */
export function ThirdValue({ line, onKeep, onCancel }: ThirdValueProps) {
  const [value, setValue] = useState(line.values[0]?.value);
  return (
    <form
      className="stack-tight"
      aria-label={`Autre valeur pour «\u00a0${line.label}\u00a0»`}
      onKeyDownCapture={onCtrlEnter(() => onKeep(value))}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(value);
      }}
    >
      <Editor line={line} value={value} onChange={setValue} />
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

interface EditorProps {
  readonly line: ConflictLine;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Editor({ line: { type, field, label }, value, onChange }: EditorProps) {
  if (type === 'case' && isCasePath(field))
    return <FieldInput path={field} value={value} onChange={onChange} />;
  if (field === 'time')
    return <TimeField label={label} value={value as TimeOfDay | undefined} onChange={onChange} />;
  const text = typeof value === 'string' ? value : '';
  return field === 'discussion' ? (
    <TextArea label={label} value={text} onChange={onChange} rows={5} />
  ) : (
    <TextField label={label} value={text} onChange={onChange} />
  );
}
