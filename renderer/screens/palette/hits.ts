import type { SearchHit } from '../../../shared/contracts/views';
import { go } from '../../app/navigation';
import type { Entry } from './actions';

/** A found case or meeting as a row of the palette. */
export function entryOf({ kind, title, detail, isUndecided = false, ref }: SearchHit): Entry {
  const { database, meeting, case: found } = ref;
  return {
    id: `${kind}:${found ?? meeting}`,
    title,
    detail: isUndecided ? `${detail} · à trancher` : detail,
    icon: kind === 'case' ? 'file' : 'agenda',
    run: () =>
      found === undefined
        ? go({ screen: 'meeting', ref: { database, meeting } })
        : go({ screen: 'case', ref: { database, case: found }, meeting }),
  };
}
