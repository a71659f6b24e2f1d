import { useContext, useState } from 'react';
import {
  isAccepted,
  noPassphrase,
  PassphraseFields,
} from '../../../components/keysAndRegion/PassphraseFields';
import { UserContext } from '../../../components/session/useRight';
import { KeyActPanel } from '../../../components/keysAndRegion/KeyActPanel';

export function ChangePassphrasePanel({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const self = useContext(UserContext);
  const [next, setNext] = useState(noPassphrase);
  return (
    <KeyActPanel
      title="Changer ma phrase secrète"
      submit="Changer ma phrase secrète"
      hasFields
      act={
        isAccepted(next)
          ? async (run, passphrase) => {
              const result = await run('changePassphrase', { passphrase, next: next.first });
              if (result.ok) onDone();
              return result;
            }
          : null
      }
      onClose={onClose}
    >
      {(tried) => (
        <PassphraseFields
          label="Nouvelle phrase secrète"
          value={next}
          onChange={setNext}
          tried={tried}
          about={self ? [self.person.family, self.person.given] : []}
          autoFocus
        />
      )}
    </KeyActPanel>
  );
}
