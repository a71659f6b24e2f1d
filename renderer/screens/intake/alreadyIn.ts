import type { CaseLine } from '../../../shared/contracts/views';
import { folded } from '../../../shared/domain/french';
import type { ImportedCase } from '../../../shared/intake/imported';

type Held = Pick<CaseLine, 'name' | 'birthDate'>;

/** A case of the same family name and birth date is in the meeting: most likely this one, registered before. */
export function isAlreadyIn({ values }: Pick<ImportedCase, 'values'>, cases: readonly Held[]): boolean {
  const birth = values['identity.birthDate'];
  if (!birth) return false;
  const names = [values['identity.usedName'], values['identity.birthName']]
    .map((name) => folded(name ?? ''))
    .filter((name) => name !== '');
  return cases.some(
    (line) =>
      line.birthDate === birth && names.some((name) => `${folded(line.name)} `.startsWith(`${name} `)),
  );
}
