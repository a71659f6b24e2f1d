import { useEffect } from 'react';
import type { PanelChanges, PanelDraft } from '../../shared/domain/panelDrafts';
import { restorePanels, watchPanels, type Kept } from '../components/typing/keptTyping';
import { useAutosave } from '../components/typing/useAutosave';
import { engine } from '../engine/client';

const draftOf = (kept: Kept): PanelDraft => ({
  fields: Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, { value }])),
});
const keptOf = ({ fields }: PanelDraft): Kept =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));

/**
 * What is typed in panels and not sent outlives a lock, a reload and a killed process: the engine keeps it as it keeps
 * the drafts of the room. For all panels at once, once a session is open.
 */
export function useKeptPanels(): void {
  const [autosave] = useAutosave<PanelChanges>((panels) => engine().command('keepPanels', { panels }));
  useEffect(() => {
    let endKeeping: (() => void) | undefined;
    const endAsking = engine().watch('panels', {}, (found) => {
      // Asked once: from then on the page has the newer ones.
      endAsking();
      const kept = Object.entries(found.ok ? found.value : {});
      restorePanels(Object.fromEntries(kept.map(([panel, draft]) => [panel, keptOf(draft)])));
      endKeeping = watchPanels((panel, typed) => {
        autosave.change({ [panel]: typed && draftOf(typed) });
        // What was sent or given up must not come back, were the page to end now.
        if (typed === null) void autosave.flush();
      });
    });
    return () => {
      endAsking();
      endKeeping?.();
    };
  }, [autosave]);
}
