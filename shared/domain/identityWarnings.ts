import { birthDoubt } from './birth';
import type { CaseValues } from './caseFields';
import { deceasedWords } from './deceased';
import { checkIns, insDifferences } from './identities';

/**
 * Sentences about the patient's identity, shown beside it: never a refusal (identity vigilance is a person's work).
 * @param on the civil day it is asked on; without it the birth date alone is not judged
 */
export function identityWarnings(values: CaseValues, on?: string): string[] {
  const birth = values['identity.birthDate'];
  const doubt = birth && on !== undefined ? birthDoubt(birth, on) : null;
  const dead = deceasedWords(values);
  return [dead, doubt].flatMap((sentence) => sentence ?? []).concat(insWarnings(values));
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
