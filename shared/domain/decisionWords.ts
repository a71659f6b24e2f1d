import { postponementReasons, type DecisionInput } from './decision';
import { announcementWords, conformityWords, urgencies } from './followUp';
import { guidelineWords } from './guideline';

type Said = Pick<
  DecisionInput,
  | 'postponement'
  | 'referral'
  | 'guideline'
  | 'conformity'
  | 'trial'
  | 'quorumReason'
  | 'urgency'
  | 'nextStep'
  | 'announcement'
>;

/** What a decision says beside its outcome, what it retained and its text: a line each, in French. */
export const decisionLines = (said: Said): string[] => {
  const { postponement, referral, guideline, conformity, trial, quorumReason } = said;
  return [
    postponement && `Motif\u00a0: ${joined(postponementReasons[postponement.reason], postponement.text)}`,
    referral && `Adressé à\u00a0: ${joined(referral.board, referral.comment)}`,
    guideline && `Référentiel\u00a0: ${guidelineWords(guideline)}`,
    conformity && `Conformité au référentiel\u00a0: ${conformityWords(conformity)}`,
    trial &&
      `Essai proposé\u00a0: ${trial.proposed ? ['oui', trial.identifier].filter(Boolean).join(', ') : 'non'}`,
    quorumReason && `Conclu sans quorum\u00a0: ${quorumReason}`,
    ...followUpLines(said),
  ].flatMap((line) => line || []);
};

const followUpLines = ({ urgency, nextStep, announcement }: Said) => [
  urgency && `Délai\u00a0: ${urgencies[urgency].toLowerCase()}`,
  nextStep && `Prochaine étape\u00a0: ${nextStep}`,
  announcement && `Annonce au patient\u00a0: ${announcementWords(announcement)}`,
];

const joined = (words: string, more: string | undefined): string => (more ? `${words} — ${more}` : words);
