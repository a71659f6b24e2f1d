import { postponementReasons, type DecisionInput } from './decision';
import { guidelineWords } from './guideline';

type Said = Pick<DecisionInput, 'postponement' | 'referral' | 'guideline' | 'trial' | 'quorumReason'>;

/** What a decision says beside its outcome, what it retained and its text: a line each, in French. */
export const decisionLines = ({ postponement, referral, guideline, trial, quorumReason }: Said): string[] =>
  [
    postponement && `Motif\u00a0: ${joined(postponementReasons[postponement.reason], postponement.text)}`,
    referral && `Adressé à\u00a0: ${joined(referral.board, referral.comment)}`,
    guideline && `Référentiel\u00a0: ${guidelineWords(guideline)}`,
    trial &&
      `Essai proposé\u00a0: ${trial.proposed ? ['oui', trial.identifier].filter(Boolean).join(', ') : 'non'}`,
    quorumReason && `Conclu sans quorum\u00a0: ${quorumReason}`,
  ].flatMap((line) => line || []);

const joined = (words: string, more: string | undefined): string => (more ? `${words} — ${more}` : words);
