import { may, type Right } from '../../shared/domain/roles';
import { useQuery } from '../node/client';

/** Whether the person signed in may do this; the node asks again before every command. */
export function useRight(right: Right): boolean {
  const session = useQuery('session', {});
  const user = session.status === 'ready' ? session.value.user : null;
  return user !== null && may(user.role, right);
}
