import { useState } from 'react';
import { plural } from '../../shared/domain/french';
import { Button } from '../components/controls/Button';
import { catchFocus } from '../components/focus/catchFocus';
import { contentTitle } from '../components/focus/content';
import { Notice } from '../components/layout/Notice';
import { useCommand } from '../components/session/useCommand';
import { useMeetingUnderWay } from '../navigation/inView';

/** During a meeting. More would push away what the room is looking at. */
const SHOWN = 2;

/** What was found since the unlocking, the newest first, until somebody has read it. */
export function SessionNotices({ notices }: { notices: readonly string[] }) {
  const { run } = useCommand();
  const { isMeeting } = useMeetingUnderWay();
  const [asked, setWhole] = useState<boolean | null>(null);
  // Elsewhere all of them, within bounds: what was lost must not stand behind a number.
  const isWhole = asked ?? !isMeeting;
  const others = notices.length - SHOWN;
  const read = async () => {
    await run('dismissNotices', {});
    // Its button goes with it, wherever the focus was.
    catchFocus(contentTitle);
  };
  return (
    <div className="frame-strip no-print">
      <Notice
        meaning="info"
        title="À savoir depuis l’ouverture"
        action={
          <Button variant="plain" size="small" onPress={() => void read()}>
            J’ai lu
          </Button>
        }
      >
        {/* It scrolls by the keyboard too. */}
        <ul {...(isWhole && others > 0 ? { tabIndex: 0, 'aria-label': 'À savoir depuis l’ouverture' } : {})}>
          {notices.slice(0, isWhole ? undefined : SHOWN).map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
        {others > 0 ? (
          <Button variant="quiet" size="small" onPress={() => setWhole(!isWhole)}>
            {isWhole ? 'Réduire' : plural(others, 'autre message', 'autres messages')}
          </Button>
        ) : null}
      </Notice>
    </div>
  );
}
