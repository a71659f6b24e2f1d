import type { MeetingRef } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { useQuery } from '../../node/client';

/** Names whoever wrote something: the meeting's people, the directory, the person at this keyboard; else undefined. */
export function useNameOf({ database, meeting }: MeetingRef): (id: PersonId) => string | undefined {
  const held = useQuery('meeting', { database, meeting });
  const people = useQuery('people', {});
  const session = useQuery('session', {});
  const known = [
    ...(session.status === 'ready' && session.value.user ? [session.value.user.person] : []),
    ...(held.status === 'ready' ? (held.value?.attendance ?? []).map(({ person }) => person) : []),
    ...(people.status === 'ready' ? people.value : []),
  ];
  return (id) => {
    const person = known.find((p) => p.id === id);
    return person ? personName(person) : undefined;
  };
}
