/**
 * Questions of the fiche's models 2.0 and 2021.01 and of the current 2025.01, under the code that model 2022.01 gives them
 * (read in the agency's samples of each): the rules know one code a question.
 */
const QUESTIONS: Readonly<Record<string, string>> = {
  // 2.0 and 2021.01, SNOMED 3.5
  'F-01000': '55607006',
  'G-1009': '282291009',
  'P2-06020': '63921-1',
  // 2.0
  RCP_026: 'MED-235',
  RCP_027: 'ORG-114',
  RCP_030: 'ORG-115',
  RCP_094: 'ORG-116',
  RCP_100: 'GEN-098',
  RCP_099: 'ORG-118',
  RCP_093: 'ORG-119',
  RCP_082: 'MED-239',
  RCP_119: '48544-1',
  RCP_051: 'MED-243',
  RCP_059: 'MED-245',
  RCP_055: 'MED-246',
  RCP_056: 'MED-247',
  RCP_057: 'MED-248',
  RCP_036: 'ORG-120',
  RCP_048: 'MED-249',
  RCP_049: 'MED-250',
  RCP_101: 'GEN-099',
  RCP_121: 'GEN-100',
  RCP_086: 'ORG-125',
  RCP_087: 'ORG-127',
  CDA_001: 'GEN-065',
  'ORG-121': 'ORG-064',
  'ORG-122': 'ORG-064',
  'ORG-124': 'ORG-064',
  // 2025.01
  '89262-0': 'MED-239',
  '84121-3': '48544-1',
};

export const questionOf = (code: string): string => QUESTIONS[code] ?? code;

const SECTIONS: Readonly<Record<string, string>> = { '56447-6': '35510-7' };

export const sectionCodeOf = (code: string): string => SECTIONS[code] ?? code;

/** Codes of the documented act that is the board itself: 39 since 2022.01, before it ORG-113, in 2.0 RCP_060. */
export const BOARD_ACTS: ReadonlySet<string> = new Set(['39', 'ORG-113', 'RCP_060']);
