import type { Seen } from '../../../shared/merge/seeing';
import { useKept } from './keptTyping';

/** A field of a record that is typed over, with what stood there as it was begun: only that is replaced. */
export interface KeptEdit<Value> {
  readonly value: Value;
  readonly from: Value;
  readonly seen: Seen;
}

interface Edited<Value> {
  readonly value: Value;
  /** Null: untouched, it shows what the record says, whoever wrote it meanwhile. */
  readonly edit: KeptEdit<Value> | null;
  readonly change: (value: Value) => void;
}

/** As `useKept`, of a field that has a value already. @param shown what the record says now, seen as `seen` tells */
export function useKeptEdit<Value extends string | boolean>(
  panel: string,
  name: string,
  shown: Value,
  seen: () => Seen,
): Edited<Value> {
  const [kept, keep] = useKept<KeptEdit<Value> | Value | null>(panel, name, null);
  const edit = editIn(kept, shown);
  return {
    value: edit === null ? shown : edit.value,
    edit,
    change: (value) => {
      const begun = edit ?? { from: shown, seen: seen() };
      keep(value === begun.from ? null : { ...begun, value });
    },
  };
}

/** A former version kept the words alone: on what they were begun is not known. */
function editIn<Value>(kept: KeptEdit<Value> | Value | null, shown: Value): KeptEdit<Value> | null {
  if (kept === null || typeof kept === 'object') return kept as KeptEdit<Value> | null;
  return { value: kept, from: shown, seen: unknown };
}
const unknown: Seen = { changes: [], clock: {}, beside: {} };
