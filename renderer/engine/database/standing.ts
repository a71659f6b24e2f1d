import type { Sighting, WitnessRecord } from '../../../shared/contracts/witness';
import type { Stand } from './localDatabase';
import type { Sentinel } from './sentinel';

/** The store as a whole, against what the main process remembers of it. */
type Standing = 'same' | 'emptied' | 'rolledBack';

export function standingOf(sentinel: Sentinel | null, witness: WitnessRecord | null): Standing {
  const seen = witness?.sighting;
  // Nothing is remembered: a first start, or a witness that was lost. The journal is compared in any case.
  if (!seen) return 'same';
  if (!sentinel) return 'emptied';
  return sentinel.id !== seen.sentinel || sentinel.generation < seen.generation ? 'rolledBack' : 'same';
}

/** One database, against when it was last seen. Documents may rightly become fewer: the region deletes. */
type DatabaseStanding = 'same' | 'lost' | 'rolledBack' | 'fewer';

export function databaseStanding(
  seen: Sighting['databases'][number] | undefined,
  now: Stand,
): DatabaseStanding {
  if (!seen) return 'same';
  if (seen.instance !== now.instance) return 'lost';
  if (now.sequence < seen.sequence) return 'rolledBack';
  return now.documents < seen.documents ? 'fewer' : 'same';
}
