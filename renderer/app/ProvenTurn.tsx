import { useState } from 'react';
import type { MeetingRef } from '../../shared/contracts/views';
import type { ChairProof } from '../../shared/domain/chairPin';
import type { Problem } from '../../shared/domain/result';
import { focusInvalid } from '../components/focus/focusInvalid';
import { FormPanel } from '../components/layout/FormPanel';
import { ProblemNotice } from '../components/layout/ProblemNotice';
import { ChairProofField } from '../screens/console/ChairProofField';
import { ChoosePinPanel } from '../screens/console/ChoosePinPanel';
import { useChairProof } from '../screens/console/useChairProof';

/** An act that takes a decision again, and waits for the chair's code. */
export interface Asking {
  readonly meeting: MeetingRef;
  /** @returns what was wrong; null once it is done */
  readonly act: (proof: ChairProof | undefined) => Promise<Problem | null>;
}

export function ProvenTurn({ asking, onClose }: { readonly asking: Asking; readonly onClose: () => void }) {
  const chair = useChairProof(asking.meeting);
  const [isTried, setTried] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (form: Element) => {
    setTried(true);
    if (chair.isLacking) return focusInvalid(form);
    setRunning(true);
    const wrong = await asking.act(chair.sent.proof);
    setRunning(false);
    if (wrong === null) return onClose();
    chair.onType('');
    setTried(false);
    setProblem(wrong);
  };
  return (
    <FormPanel
      title="Reprendre une décision"
      submit="Remettre en vigueur"
      isDisabled={chair.asked === 'choice'}
      isRunning={isRunning}
      busy={null}
      onSubmit={send}
      onClose={onClose}
    >
      <p>
        Cet acte remet une décision en vigueur&nbsp;: cette RCP le demande avec le code de l’animateur. Rien
        n’est changé d’ici là.
      </p>
      <ChairProofField state={chair} isTried={isTried} takesFocus />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {chair.isChoosing ? (
        <ChoosePinPanel meeting={asking.meeting} onClose={() => chair.setChoosing(false)} />
      ) : null}
    </FormPanel>
  );
}
