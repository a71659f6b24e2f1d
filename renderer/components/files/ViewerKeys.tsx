import { useShortcut } from '../keyboard/useShortcut';
import type { Acts } from './useViewer';
import { VIEWER_GROUP, viewerKeys, type ViewerAct } from './viewerKeys';

/** The keys of what can be done now. */
export function ViewerKeys({ acts }: { acts: Acts }) {
  return (Object.keys(viewerKeys) as ViewerAct[]).flatMap((act) => {
    const run = acts[act];
    return run
      ? viewerKeys[act].keys.map((keys) => (
          <Key key={keys} keys={keys} label={viewerKeys[act].label} run={run} />
        ))
      : [];
  });
}

function Key({ keys, label, run }: { keys: string; label: string; run: () => void }) {
  useShortcut(keys, run, { label, group: VIEWER_GROUP });
  return null;
}
