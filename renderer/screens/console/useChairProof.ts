import { useState } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { ChairProof, ChairProofAsked, ChairProofView } from '../../../shared/domain/chairPin';
import { answerOr } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';

export interface ChairProofState {
  readonly asked: ChairProofAsked;
  readonly mayChoose: boolean;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** A code or a passphrase is asked for and not typed yet. */
  readonly isLacking: boolean;
  /** What is lacking then, in words. */
  readonly lacks: string;
  /** The panel in which a code is chosen is open: beside the form, whose keys are not its own. */
  readonly isChoosing: boolean;
  readonly setChoosing: (isChoosing: boolean) => void;
  /** What goes with the command; nothing where nothing is asked. */
  readonly sent: { readonly proof?: ChairProof };
}

const nothingAsked: ChairProofView = { asked: 'nothing', mayChoose: false };

/** What the chair types to validate, where the board asks for it: in the page's memory alone, and gone once sent. */
export function useChairProof({ database, meeting }: MeetingRef): ChairProofState {
  const { asked, mayChoose } = answerOr(useQuery('chairProof', { database, meeting }), nothingAsked);
  const [typed, setTyped] = useState('');
  const [isChoosing, setChoosing] = useState(false);
  const isTypedFor = asked === 'pin' || asked === 'passphrase';
  return {
    asked,
    mayChoose,
    typed,
    onType: setTyped,
    isChoosing,
    setChoosing,
    isLacking: isTypedFor && typed === '',
    lacks: asked === 'pin' ? 'Écrivez le code de l’animateur.' : 'Écrivez la phrase secrète de ce poste.',
    sent:
      asked === 'pin'
        ? { proof: { pin: typed } }
        : asked === 'passphrase'
          ? { proof: { passphrase: typed } }
          : {},
  };
}
