import { createContext, useContext } from 'react';
import type { SessionView } from '../../../shared/contracts/views';
import { may, type Right } from '../../../shared/domain/roles';

/** Who is signed in, known to every screen of the frame from its first instant. */
export const UserContext = createContext<SessionView['user']>(null);

/** Whether the person signed in may do this; the engine asks again before every command. */
export function useRight(right: Right): boolean {
  const user = useContext(UserContext);
  return user !== null && may(user.role, right);
}
