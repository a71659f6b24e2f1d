import type { Person } from '../../../shared/domain/person';
import { personName } from '../../../shared/domain/person';
import { fieldChanges } from '../../../shared/merge/fieldUndo';
import type { Mutable } from '../../../shared/merge/mergeMutable';
import type { Said, Step } from './act';

/** All that a write stamped in one document. */
export const fieldsStep = (before: Mutable, after: Mutable): Step => ({
  kind: 'fields',
  type: after.type,
  id: after._id,
  changes: fieldChanges(before, after),
});

/** « Vote … annulé », « Présence … annulée » */
export const said = (what: string, isFeminine = false): Said => ({
  undone: `${what} ${isFeminine ? 'annulée' : 'annulé'}`,
  redone: `${what} ${isFeminine ? 'rétablie' : 'rétabli'}`,
});

/** « du Dr Anne LE GOFF », « de Mme Solène KERBRAT », « d’Anne LE GOFF » */
export function ofPerson(person: Person): string {
  const name = personName(person);
  if (/^(Dr|Pr) /.test(name)) return `du ${name}`;
  return /^[aeiouyàâéèêëîïôûh]/i.test(name) ? `d’${name}` : `de ${name}`;
}
