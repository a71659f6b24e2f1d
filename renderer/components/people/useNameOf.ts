import type { MeetingRef } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { personName, type Person } from '../../../shared/domain/person';
import { useQuery } from '../../engine/client';
import { answerOr } from '../session/queryState';

/**
 * Whoever wrote something in the cases of a meeting, wherever the engine knows them from; else undefined. Null until it
 * answers: nobody is said to be unknown before.
 */
export function usePersonOf({
  database,
  meeting,
}: MeetingRef): ((id: PersonId) => Person | undefined) | null {
  const writers = answerOr(useQuery('writers', { database, meeting }), null);
  return writers && ((id) => writers.find((person) => person.id === id));
}

/** Their names alone. */
export function useNameOf(ref: MeetingRef): (id: PersonId) => string | undefined {
  const personOf = usePersonOf(ref);
  return (id) => {
    const person = personOf?.(id);
    return person ? personName(person) : undefined;
  };
}
