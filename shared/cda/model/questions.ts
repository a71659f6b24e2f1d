/** What a statement of the fiche RCP asks, by the code of model 2022.01. Former and later ones: formerModels.ts. */
export const questions = {
  comment: '48767-8',

  boardNature: 'GEN-098',
  apparatus: 'ORG-118',
  organ: 'ORG-119',
  /** A transversal board names a kind of care instead of an organ. */
  careTopic: 'ORG-138',
  referral: 'ORG-184',
  paediatric: 'ORG-185',
  /** The group of the motives. */
  motive: 'ORG-186',
  diagnosticAdvice: 'MED-235',
  treatmentProposal: 'ORG-114',
  referralReason: 'ORG-115',
  paediatricReason: 'ORG-116',
  caseStatus: 'ORG-127',
  /** SNOMED CT: the problem, a reason in words. */
  problem: '55607006',

  screening: '63921-1',
  /** SNOMED CT: the diagnosis, on which all that is said of the tumour hangs. */
  diagnosis: '282291009',
  clinicalT: '21905-5',
  clinicalN: '21906-3',
  clinicalM: '21907-1',
  pathologicalT: '21899-0',
  pathologicalN: '21900-6',
  pathologicalM: '21901-4',
  tnmGroup: '75620-5',
  clinicalGroup: '21908-9',
  pathologicalGroup: '21902-2',
  /** Qualifiers of a group. */
  stage: '21909-7',
  tnmEdition: '21917-0',
  otherStage: '21918-8',
  classification: 'GEN-101',
  classificationVersion: 'GEN-102',

  phase: 'MED-243',
  progression: 'MED-245',
  localProgression: 'MED-246',
  regionalProgression: 'MED-247',
  distantProgression: 'MED-248',

  whoStatus: 'MED-239',
  pain: '38208-5',
  frailtyScore: '48544-1',

  /** Of a report: the act, or its conclusion. */
  reportedAct: '10218-6',
  conclusion: '22637-3',

  fileStatus: 'GEN-099',
  completeFile: 'GEN-100',
  quorum: 'ORG-125',
  boardOfReferral: 'ORG-120',
  furtherExamination: 'ORG-064',
  surveillance: 'MED-226',
  guideline: 'MED-249',
  trial: 'MED-250',
  documentStatus: 'GEN-065',
} as const;
