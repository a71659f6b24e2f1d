import { birthDoubt } from './birth';
import { caseFields, type CasePath, type CaseValues } from './caseFields';
import { shortDate } from './french';

/** What happened to a patient on a day. A meeting or a treatment may be planned, and is not of these. */
const pastDays = [
  'identity.deathDate',
  'tumour.diagnosisDate',
  'phase.relapseDate',
  'clinical.frailtyDate',
] as const satisfies readonly CasePath[];

interface DateDoubt {
  readonly path: CasePath;
  readonly words: string;
}

/** Where « Non » stands beside a day of death: which of the two is wrong a person knows. */
function contradictedDeath(values: CaseValues): readonly DateDoubt[] {
  const day = values['identity.deathDate'];
  if (values['identity.deceased'] !== false || day === undefined) return [];
  const words = `«\u00a0Décédé\u00a0» dit «\u00a0Non\u00a0», et une date du décès est notée, le ${shortDate(day)}\u00a0: à vérifier.`;
  return [{ path: 'identity.deathDate', words }];
}

/**
 * Days that cannot be: before the birth, in the future, or of a death beside « Décédé : Non ».
 * @param on the civil day it is asked on; without it nothing is judged by it
 */
export function dateDoubts(values: CaseValues, on?: string): readonly DateDoubt[] {
  const birth = values['identity.birthDate'];
  const doubt = birth && on !== undefined ? birthDoubt(birth, on) : null;
  const ofBirth: DateDoubt[] = doubt ? [{ path: 'identity.birthDate', words: doubt }] : [];
  const ofOthers = pastDays.flatMap((path): DateDoubt[] => {
    const day = values[path];
    if (day === undefined) return [];
    const said = (when: string) => [
      { path, words: `«\u00a0${caseFields[path].label}\u00a0» est ${when}\u00a0: à vérifier.` },
    ];
    if (birth !== undefined && day < birth) return said('avant la naissance');
    return on !== undefined && day > on ? said('dans l’avenir') : [];
  });
  return [...ofBirth, ...ofOthers, ...contradictedDeath(values)];
}

/** Why the day in one field cannot be, as a sentence; undefined where it can. */
export const doubtOf = (path: CasePath, values: CaseValues, on: string): string | undefined =>
  dateDoubts(values, on).find((doubt) => doubt.path === path)?.words;
