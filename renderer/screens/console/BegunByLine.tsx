import { useContext } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { useNameOf } from '../../components/people/useNameOf';
import { UserContext } from '../../components/session/useRight';

interface BegunByProps {
  readonly meeting: MeetingRef;
  readonly by: PersonId | undefined;
}

/** Whose words a draft holds, where somebody else began it on this workstation: who records it answers for them. */
export function BegunByLine({ meeting, by }: BegunByProps) {
  const self = useContext(UserContext)?.person.id;
  const nameOf = useNameOf(meeting);
  if (by === undefined || self === undefined || by === self) return null;
  return (
    <p className="field-help">
      {`Commencé par ${nameOf(by) ?? 'une autre personne de ce poste'}\u00a0: relisez-le avant de l’enregistrer à votre nom.`}
    </p>
  );
}
