import type { CaseValues } from '../../domain/caseFields';
import { patientName } from '../../domain/caseFile';
import { shortDate } from '../../domain/french';
import { bornOn, insNature } from '../../domain/identityWords';
import { NOT_GIVEN } from '../../domain/valueWords';

/** Who the paper is about, for every page of it: sheets get separated (identitovigilance). */
export interface PatientMark {
  readonly name: string;
  readonly traits: readonly string[];
}

/** « LE GOFF Marie (nom de naissance : MARTIN) » */
function fullName(values: CaseValues): string {
  const birthName = values['identity.birthName']?.toLocaleUpperCase('fr');
  const name = patientName(values);
  const used = values['identity.usedName']?.toLocaleUpperCase('fr');
  return birthName && used && birthName !== used ? `${name} (nom de naissance\u00a0: ${birthName})` : name;
}

export function patientMark(values: CaseValues): PatientMark {
  const birth = values['identity.birthDate'];
  const ins = values['identity.ins'];
  const ipp = values['identity.ipp'];
  return {
    name: fullName(values),
    traits: [
      `${bornOn(values['identity.sex'])} ${birth ? shortDate(birth) : NOT_GIVEN.toLowerCase()}`,
      ins ? `INS ${ins} (${insNature(values['identity.insOid'])})` : `INS ${NOT_GIVEN.toLowerCase()}`,
      ...(ipp ? [`IPP ${ipp}`] : []),
    ],
  };
}
