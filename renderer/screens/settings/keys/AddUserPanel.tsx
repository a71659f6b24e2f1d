import { useContext, useState } from 'react';
import { personName, roleSchema } from '../../../../shared/domain/person';
import { mayAnswerFor } from '../../../../shared/domain/roles';
import {
  isAccepted,
  noPassphrase,
  PassphraseFields,
} from '../../../components/keysAndRegion/PassphraseFields';
import { noUser, UserFields, userOf } from '../../../components/people/UserFields';
import { dropKept, useKept } from '../../../components/typing/keptTyping';
import { UserContext } from '../../../components/session/useRight';
import { KeyActPanel } from '../../../components/keysAndRegion/KeyActPanel';

interface AddUserPanelProps {
  readonly onAdded: (name: string) => void;
  readonly onClose: () => void;
}

const KEPT = 'addUser';

/** Someone else who may open this workstation: they type their own passphrase here, in turn. */
export function AddUserPanel({ onAdded, onClose }: AddUserPanelProps) {
  const self = useContext(UserContext);
  const roles = roleSchema.options.filter((role) => self !== null && mayAnswerFor(self.role, role));
  const [draft, setDraft] = useKept(KEPT, 'draft', {
    ...noUser,
    role: roles[roles.length - 1] ?? noUser.role,
  });
  const [theirs, setTheirs] = useState(noPassphrase);
  const user = userOf(draft);
  return (
    <KeyActPanel
      title="Ajouter une personne à ce poste"
      submit="Ajouter cette personne"
      hasFields
      keptAs={KEPT}
      act={
        user !== null && isAccepted(theirs)
          ? async (run, passphrase) => {
              const result = await run('addUser', { ...user, passphrase, theirs: theirs.first });
              if (result.ok) dropKept(KEPT);
              if (result.ok) onAdded(personName(user));
              return result;
            }
          : null
      }
      onClose={onClose}
    >
      {(tried) => (
        <>
          <UserFields draft={draft} onChange={setDraft} tried={tried} roles={roles} />
          <p>
            Laissez maintenant cette personne écrire sa phrase secrète&nbsp;: elle seule doit la connaître.
          </p>
          <PassphraseFields
            label="Sa phrase secrète"
            value={theirs}
            onChange={setTheirs}
            tried={tried}
            about={[draft.family, draft.given]}
          />
        </>
      )}
    </KeyActPanel>
  );
}
