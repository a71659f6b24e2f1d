/**
 * The sections of the fiche RCP, by LOINC code of model 2022.01 (shared/domain/README.md, "The fiche RCP"). Two of the
 * codes name a statement too (questions.ts): the model takes them for both.
 */
export const sectionCodes = {
  request: '42349-1',
  discovery: '42545-4',
  tumour: '72135-7',
  history: '11348-0',
  comorbidities: '11450-4',
  function: '47420-5',
  whoStatus: '46006-3',
  pain: '38208-5',
  examinations: '30954-2',
  phase: '18733-6',
  treatments: '29554-3',
  surgery: '10218-6',
  molecular: '50397-9',
  summary: '10164-2',
  fileStatus: '21874-3',
  plan: '18776-5',
  frame: '35510-7',
  /** Of the patient; inside a report, the remark beside it. */
  comment: '55112-7',
  /** Since model 2025.01. */
  wishes: '75320-2',
  /** Of model 2.0, one row for each part of the fiche. */
  remarks: '48767-8',
  documentStatus: '33557-0',
  /** Of model 2.0, inside a report. */
  conclusion: '22637-3',
} as const;

export const sectionTemplates = {
  /** The pathology conclusion, which shares its LOINC code with the results of examinations. */
  pathology: '1.2.250.1.213.1.1.2.34',
  /** The results of examinations, which says that it is not the other. */
  examinations: '1.2.250.1.213.1.1.2.150',
} as const;

/** A translation of a section's code: the notice on data protection. */
export const DATA_PROTECTION_NOTICE = 'GEN-294';
