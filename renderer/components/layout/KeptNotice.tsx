import { useState } from 'react';
import { Button } from '../controls/Button';
import { dropKept, useHasKept } from '../typing/keptTyping';
import { Notice } from './Notice';

/** The panel opens on what was typed in it before, and says so: nobody asked for it, and it may be another person's case. */
export function KeptNotice({ panel }: { panel: string }) {
  const hasKept = useHasKept(panel);
  const [wasKept, setWasKept] = useState(hasKept);
  const drop = () => {
    // What is written from then on is no news: the notice must not come back under the hand.
    setWasKept(false);
    dropKept(panel);
  };
  if (!wasKept || !hasKept) return null;
  return (
    <div className="kept">
      <Notice meaning="info" title="Quitté sans enregistrer&nbsp;: ce qui y était écrit est là.">
        <span className="actions">
          <Button variant="plain" size="small" onPress={() => setWasKept(false)}>
            Reprendre la saisie
          </Button>
          <Button variant="quiet" size="small" onPress={drop}>
            Effacer
          </Button>
        </span>
      </Notice>
    </div>
  );
}
