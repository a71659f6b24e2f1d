import { useState } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import { onCtrlEnter } from '../../components/case/onCtrlEnter';
import { SaveStateLine } from '../../components/case/SaveStateLine';
import { useAutosave } from '../../components/case/useAutosave';
import { TextArea } from '../../components/TextArea';
import { useTurned } from '../../components/useTurned';
import { node } from '../../node/client';

/** What is said in the room, saved as the keys rest. Mounted anew for each case. */
export function Discussion({ view, isReadOnly }: { view: CaseView; isReadOnly: boolean }) {
  const { database, case: id } = view;
  // While someone types here, what another workstation writes does not come into the text.
  const [typed, setTyped] = useState<string | null>(null);
  const [autosave, state] = useAutosave<{ text: string }>(({ text }) =>
    node().command('discuss', { database, case: id, text }),
  );
  useTurned(() => setTyped((text) => (autosave.holds('text') ? text : null)));
  const leave = async () => {
    if (await autosave.flush()) setTyped((text) => (autosave.holds('text') ? text : null));
  };
  return (
    <div
      className="discussion"
      data-focus="discussion"
      onKeyDownCapture={onCtrlEnter(() => (document.activeElement as HTMLElement | null)?.blur())}
    >
      <TextArea
        label="Discussion"
        aside={<SaveStateLine state={state} onRetry={() => void autosave.flush()} />}
        value={typed ?? view.doc.discussion}
        onChange={(text) => {
          setTyped(text);
          autosave.change({ text });
        }}
        onBlur={() => void leave()}
        rows={3}
        isReadOnly={isReadOnly}
        placeholder={isReadOnly ? 'Rien n’a été noté.' : 'Ce qui se dit, en quelques mots'}
      />
    </div>
  );
}
