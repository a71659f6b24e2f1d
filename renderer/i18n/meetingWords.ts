import type { AgendaLine } from '../../shared/contracts/views';
import { listed, plural } from '../../shared/domain/french';

type Counted = Pick<AgendaLine, 'cases' | 'incomplete' | 'concluded' | 'state'>;

/** « 17 dossiers, 3 incomplets », « 17 dossiers, 5 conclus », « Aucun dossier inscrit ». @param isReturning records are still being read */
export function casesWords({ cases, incomplete, concluded, state }: Counted, isReturning = false): string {
  if (cases === 0 && isReturning) return 'Dossiers en cours de lecture';
  if (cases === 0) return state === 'planned' ? 'Aucun dossier inscrit' : 'Aucun dossier';
  const all = plural(cases, 'dossier');
  if (state !== 'planned')
    return concluded === cases ? `${all}, tous conclus` : `${all}, ${plural(concluded, 'conclu')}`;
  if (incomplete === 0) return cases === 1 ? `${all}, complet` : `${all}, tous complets`;
  return `${all}, ${plural(incomplete, 'incomplet')}`;
}

/** Names shown in full before the rest is only counted. */
const NAMED = 3;

/** « Dr A, Dr B, Dr C et 4 autres » */
export function namesWords(names: readonly string[]): string {
  const rest = names.length - NAMED;
  // « et 1 autre » is no shorter than the name.
  if (rest <= 1) return names.join(', ');
  return `${names.slice(0, NAMED).join(', ')} et ${plural(rest, 'autre')}`;
}

/** The quorum as it is, or as those expected would make it. */
export function quorumForecast({ quorum, state }: Pick<AgendaLine, 'quorum' | 'state'>): string {
  const missing = listed(quorum.missing);
  if (quorum.status === 'unknown') return 'Quorum non défini';
  if (quorum.status === 'reached') return state === 'planned' ? 'Quorum prévu' : 'Quorum atteint';
  return state === 'planned'
    ? `Quorum incertain, il manque\u00a0: ${missing}`
    : `Quorum non atteint, il manque\u00a0: ${missing}`;
}
