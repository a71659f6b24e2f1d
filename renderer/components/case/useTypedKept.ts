import { useEffect, useRef, useState } from 'react';
import type { CaseRef } from '../../../shared/contracts/views';
import type { TypedDraft } from '../../../shared/domain/drafts';
import { restoreKept, watchKept, wordsIn } from '../typing/keptTyping';
import { useAutosave } from '../typing/useAutosave';
import { engine } from '../../engine/client';

/**
 * What is typed in the fields of a case, or of its decision, and not understood is no value of it. It outlives a lock all the same: the
 * engine keeps it as it keeps the drafts of the room.
 * @param kept as the engine has it
 * @returns the name under which its fields keep it (`KeptContext`)
 */
export function useTypedKept({ database, case: id }: CaseRef, kept: TypedDraft | null): string {
  const panel = `case ${id}`;
  // Before the fields are drawn: each says what it does not understand only if it begins with it.
  useState(() => restoreKept(panel, kept?.fields ?? {}));
  const [autosave] = useAutosave<{ value: TypedDraft | null }>((draft) =>
    engine().command('keepDraft', { database, case: id, kind: 'typed', ...draft }),
  );
  const held = useRef(kept?.fields ?? {});
  useEffect(
    () =>
      watchKept(panel, (typed) => {
        const fields = wordsIn(typed);
        const isLess = Object.keys(held.current).some((name) => !Object.hasOwn(fields, name));
        held.current = fields;
        autosave.change({ value: Object.keys(fields).length > 0 ? { fields } : null });
        // What was understood or cleared must not come back over its value, were the page to end now.
        if (isLess) void autosave.flush();
      }),
    [panel, autosave],
  );
  return panel;
}
