import type { ConflictLine } from '../../../shared/contracts/views';

export interface EditorProps<Value = unknown> {
  readonly line: ConflictLine;
  readonly value: Value;
  readonly onChange: (value: unknown) => void;
  readonly error: string | undefined;
}
