import type { SearchHit } from '../../../shared/contracts/views';
import { shortDate } from '../../../shared/domain/french';
import { go } from '../../navigation/navigation';
import { engine } from '../../engine/client';
import type { Entry } from './actions';

/** A found case or meeting as rows of the palette: what was taken off a list can be put back from here. */
export function entriesOf(hit: SearchHit, mayOrganise: boolean): Entry[] {
  const { database, meeting, case: found } = hit.ref;
  const open = entryOf(hit);
  if (!hit.isWithdrawn || found === undefined || !mayOrganise) return [open];
  const restore = async () => {
    const done = await engine().command('restoreCase', { database, meeting, case: found });
    // Its own page says why not, and what to do.
    if (done.ok) go({ screen: 'meeting', ref: { database, meeting } });
    else open.run();
  };
  return [
    open,
    {
      id: `restore:${found}`,
      title: `Remettre ${hit.title} dans la séance du ${shortDate(meeting.slice(8, 18))}`,
      icon: 'undo',
      run: () => void restore(),
    },
  ];
}

function entryOf({ kind, title, detail, isUndecided = false, ref, isWithdrawn }: SearchHit): Entry {
  const { database, meeting, case: found } = ref;
  return {
    id: `${kind}:${found ?? meeting}`,
    title: isWithdrawn ? `${title} (dossier retiré)` : title,
    detail: isUndecided ? `${detail} · à trancher` : detail,
    icon: kind === 'case' ? 'file' : 'agenda',
    run: () =>
      found === undefined
        ? go({ screen: 'meeting', ref: { database, meeting } })
        : go({ screen: 'case', ref: { database, case: found }, meeting }),
  };
}
