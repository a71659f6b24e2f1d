import { useEffect, useState } from 'react';
import type { CaseRef } from '../../../shared/contracts/views';
import type { TypedDraft } from '../../../shared/domain/drafts';
import { restoreKept, watchKept } from '../../components/typing/keptTyping';
import { useAutosave } from '../../components/typing/useAutosave';
import { engine } from '../../engine/client';

/**
 * What is typed in the fields of a case and not understood is no value of it, and outlives a lock all the same: the
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
  useEffect(
    () =>
      watchKept(panel, (typed) => {
        const fields = Object.fromEntries(
          Object.entries(typed).flatMap(([name, words]) =>
            typeof words === 'string' ? [[name, words]] : [],
          ),
        );
        autosave.change({ value: Object.keys(fields).length > 0 ? { fields } : null });
      }),
    [panel, autosave],
  );
  return panel;
}
