import type { CaseValues } from './caseFields';
import { dateDoubts } from './dateDoubts';
import { deceasedWords } from './deceased';
import { checkIns, insDifferences } from './identities';

/**
 * Sentences about the patient's identity and days that cannot be, shown beside it: never a refusal (identity vigilance
 * is a person's work).
 * @param on the civil day it is asked on; without it no day is judged by it
 */
export function identityWarnings(values: CaseValues, on?: string): string[] {
  const doubts = dateDoubts(values, on).map(({ words }) => words);
  return [deceasedWords(values), ...doubts].flatMap((sentence) => sentence ?? []).concat(insWarnings(values));
}

function insWarnings(values: CaseValues): string[] {
  const ins = values['identity.ins'];
  if (!ins) return [];
  const checked = checkIns(ins);
  if (!checked.ok) return [checked.problem.message];
  return insDifferences(checked.value, {
    sex: values['identity.sex'],
    birthDate: values['identity.birthDate'],
    birthPlaceCode: values['identity.birthPlaceCode'],
  });
}
