import type { CaseValues } from './caseFields';
import { checkIns, insDifferences } from './identities';

/** Sentences about the patient's identity, shown beside it: never a refusal (identity vigilance is a person's work). */
export function identityWarnings(values: CaseValues): string[] {
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
