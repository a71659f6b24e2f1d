import { questions as q } from './questions';
import { sectionCodes } from './sections';

/**
 * Questions of the fiche's models 2.0, 2021.01 and 2025.01 (the current one), under the code that model 2022.01 gives
 * them. Read in the agency's samples of each. The rules know one code a question.
 */
const QUESTIONS: Readonly<Record<string, string>> = {
  // 2.0 and 2021.01, SNOMED 3.5
  'F-01000': q.problem,
  'G-1009': q.diagnosis,
  'P2-06020': q.screening,
  // 2.0
  RCP_026: q.diagnosticAdvice,
  RCP_027: q.treatmentProposal,
  RCP_030: q.referralReason,
  RCP_094: q.paediatricReason,
  RCP_100: q.boardNature,
  RCP_099: q.apparatus,
  RCP_093: q.organ,
  RCP_082: q.whoStatus,
  RCP_119: q.frailtyScore,
  RCP_051: q.phase,
  RCP_059: q.progression,
  RCP_055: q.localProgression,
  RCP_056: q.regionalProgression,
  RCP_057: q.distantProgression,
  RCP_036: q.boardOfReferral,
  RCP_048: q.guideline,
  RCP_049: q.trial,
  RCP_101: q.fileStatus,
  RCP_121: q.completeFile,
  RCP_086: q.quorum,
  RCP_087: q.caseStatus,
  CDA_001: q.documentStatus,
  'ORG-121': q.furtherExamination,
  'ORG-122': q.furtherExamination,
  'ORG-124': q.furtherExamination,
  // 2025.01
  '89262-0': q.whoStatus,
  '84121-3': q.frailtyScore,
};

export const questionOf = (code: string): string => QUESTIONS[code] ?? code;

const SECTIONS: Readonly<Record<string, string>> = { '56447-6': sectionCodes.frame };

export const sectionCodeOf = (code: string): string => SECTIONS[code] ?? code;

/** Codes of the documented act that is the board itself: 39 since 2022.01, before it ORG-113, in 2.0 RCP_060. */
export const BOARD_ACTS: ReadonlySet<string> = new Set(['39', 'ORG-113', 'RCP_060']);
