import { useContext } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { personName, type Person } from '../../../shared/domain/person';
import { useQuery } from '../../engine/client';
import { UserContext } from '../session/useRight';
import { answerOr } from '../session/queryState';

/** Whoever wrote something: the meeting's people, the members of the boards, the person at this keyboard; else undefined. */
export function usePersonOf({ database, meeting }: MeetingRef): (id: PersonId) => Person | undefined {
  const held = useQuery('meeting', { database, meeting });
  const people = useQuery('people', {});
  const self = useContext(UserContext)?.person;
  const known = [
    ...(answerOr(held, null)?.attendance ?? []).map(({ person }) => person),
    ...answerOr(people, []),
    ...(self ? [self] : []),
  ];
  return (id) => known.find((p) => p.id === id);
}

/** Their names alone. */
export function useNameOf(ref: MeetingRef): (id: PersonId) => string | undefined {
  const personOf = usePersonOf(ref);
  return (id) => {
    const person = personOf(id);
    return person ? personName(person) : undefined;
  };
}
