import { isCasePath, type CasePath, type CaseValues } from '../../../shared/domain/caseFields';
import { fieldFault } from '../../../shared/domain/fieldFault';
import { fail, type Result } from '../../../shared/domain/result';
import { siblingsOf, type Mutable } from '../../../shared/merge/mergeMutable';

/** The first value that its field does not take, said; null where all are taken. @param held what stands in a field */
export function refusedIn(
  values: CaseValues,
  held: (path: CasePath) => readonly unknown[],
): Result<never> | null {
  for (const [path, value] of Object.entries(values)) {
    const fault = isCasePath(path) ? fieldFault(path, value, held(path)) : null;
    if (fault !== null)
      return fail('invalid', `${fault}.`, {
        safe: 'Rien n’a été changé\u00a0: ce qui était noté le reste.',
        next: 'Choisissez une valeur que ce champ accepte, ou laissez-le vide.',
      });
  }
  return null;
}

/** What a field of a case holds, what stands side by side in it included. */
export const heldValues = (doc: Mutable, path: CasePath): unknown[] => {
  const shown = doc.type === 'case' ? doc.values[path] : undefined;
  return [shown, ...siblingsOf(doc, path, shown).map(({ value }) => value)];
};
