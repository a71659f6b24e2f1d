import { personName, type Person } from '../../../shared/domain/person';
import type { UndoWords } from './act';

/** « Chirurgie première… »: enough to know it again. */
const shortened = (text: string, most = 48): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
};
export const quoted = (text: string): string => `«\u00a0${shortened(text)}\u00a0»`;

/** « Vote … annulé », « Présence … annulée » */
export const undoWords = (what: string, isFeminine = false): UndoWords => ({
  undone: `${what} ${isFeminine ? 'annulée' : 'annulé'}`,
  redone: `${what} ${isFeminine ? 'rétablie' : 'rétabli'}`,
});

/** « du Dr Anne LE GOFF », « de Mme Solène KERBRAT », « d’Anne LE GOFF » */
export function ofPerson(person: Person): string {
  const name = personName(person);
  if (/^(Dr|Pr) /.test(name)) return `du ${name}`;
  return /^[aeiouyàâéèêëîïôûh]/i.test(name) ? `d’${name}` : `de ${name}`;
}
