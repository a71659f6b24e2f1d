import { useContext } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { useQuery } from '../../node/client';
import { UserContext } from '../useRight';

/** Names whoever wrote something: the meeting's people, the directory, the person at this keyboard; else undefined. */
export function useNameOf({ database, meeting }: MeetingRef): (id: PersonId) => string | undefined {
  const held = useQuery('meeting', { database, meeting });
  const people = useQuery('people', {});
  const self = useContext(UserContext)?.person;
  const known = [
    ...(self ? [self] : []),
    ...(held.status === 'ready' ? (held.value?.attendance ?? []).map(({ person }) => person) : []),
    ...(people.status === 'ready' ? people.value : []),
  ];
  return (id) => {
    const person = known.find((p) => p.id === id);
    return person ? personName(person) : undefined;
  };
}
