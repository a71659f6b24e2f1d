import type { SyncView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { troubleSentences, type Trouble } from '../../../shared/region/trouble';
import type { BoardSyncState } from './boardState';

interface Whole {
  readonly joined: boolean;
  /** Of the region as a whole. */
  readonly refusal: string | null;
  readonly trouble: Trouble | null;
  /** It begins, or begins again: what each database has to say is not known yet. */
  readonly isStarting: boolean;
}

/** The worst state speaks for all. */
export function overallState(
  states: readonly BoardSyncState[],
  { joined, refusal: refusedEntry, trouble, isStarting }: Whole,
): Pick<SyncView, 'state' | 'pending' | 'done' | 'total' | 'refusal' | 'sentence'> {
  const sum = (field: 'pending' | 'files' | 'done' | 'total') => states.reduce((n, s) => n + s[field], 0);
  const [pending, files, done, total] = [sum('pending'), sum('files'), sum('done'), sum('total')];
  const refusal = refusedEntry ?? states.find((s) => s.refusal)?.refusal ?? null;
  const worst = refusedEntry
    ? 'refused'
    : trouble
      ? 'offline'
      : isStarting
        ? 'syncing'
        : (['refused', 'offline', 'syncing'] as const).find((phase) => states.some((s) => s.phase === phase));
  const state = joined ? (worst ?? 'upToDate') : 'noRegion';
  const left = [
    ...(pending > 0 ? [plural(pending, 'modification', 'modifications')] : []),
    ...(files > 0 ? [plural(files, 'pièce jointe', 'pièces jointes')] : []),
  ];
  const waiting = left.length > 0 ? ` · ${left.join(' et ')} en attente` : '';
  const known = trouble && trouble !== 'noNetwork' && trouble !== 'unreachable';
  const sentence = {
    noRegion: 'Ce poste travaille seul · tout est enregistré sur ce poste',
    offline: known ? troubleSentences[trouble] : `Hors ligne${waiting} · tout est enregistré sur ce poste`,
    syncing:
      total > 0
        ? `Synchronisation avec la région\u00a0: ${done} sur ${total}`
        : `Synchronisation avec la région${waiting} · tout est enregistré sur ce poste`,
    upToDate:
      files > 0
        ? `Envoi de ${plural(files, 'pièce jointe', 'pièces jointes')} à la région · tout est enregistré sur ce poste`
        : 'À jour avec la région',
    refused: refusal ?? 'La région refuse la synchronisation',
  }[state];
  return { state, pending, done, total, refusal, sentence };
}
