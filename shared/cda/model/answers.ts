/** Answers that a rule asks for by themselves; all others stand in shared/terminology. */
export const answers = {
  relapse: 'MED-244',
  /** « Cas enregistré »: it follows a guideline, which the fiche then names. */
  registered: 'ORG-128',
  right: '24028007',
  left: '7771000',
  /** « Tumeur primitive », which model 2.0 gives where later ones give the morphology. */
  primaryTumour: 'MED-238',
} as const;

/** What models before 2022 called the LOINC answers of the WHO scale. */
export const formerWhoAnswers: Readonly<Record<string, string>> = { 'MED-241': 'LA9622-7' };
