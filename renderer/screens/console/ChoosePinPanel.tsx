import { useState } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import { pinSchema } from '../../../shared/domain/chairPin';
import { TextField } from '../../components/controls/TextField';
import { KeyActPanel } from '../../components/keysAndRegion/KeyActPanel';

interface ChoosePinProps {
  readonly meeting: MeetingRef;
  readonly onClose: () => void;
}

/** The chair's own code, vouched for by the passphrase of who opened this workstation. */
export function ChoosePinPanel({ meeting: { database, meeting }, onClose }: ChoosePinProps) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const isPin = pinSchema.safeParse(pin).success;
  const isSame = pin === again;
  return (
    <KeyActPanel
      title="Code de l’animateur"
      submit="Choisir ce code"
      act={
        isPin && isSame ? (run, passphrase) => run('choosePin', { database, meeting, pin, passphrase }) : null
      }
      onClose={onClose}
      hasFields
    >
      {(tried) => (
        <>
          <TextField
            label="Nouveau code"
            type="password"
            value={pin}
            onChange={setPin}
            help="De quatre à huit chiffres, connus de l’animateur seul. Il vaut sur ce poste."
            error={tried && !isPin ? 'Un code a de quatre à huit chiffres.' : undefined}
            isRequired
            autoFocus
          />
          <TextField
            label="Le même code, une seconde fois"
            type="password"
            value={again}
            onChange={setAgain}
            error={tried && !isSame ? 'Les deux codes sont différents.' : undefined}
            isRequired
          />
        </>
      )}
    </KeyActPanel>
  );
}
