import { personName, type Person } from '../../../shared/domain/person';
import { listed, longDate, plural } from '../../../shared/domain/french';
import type { Meeting } from '../../../shared/domain/meeting';
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

/** Both with what they are about: « Ordre des dossiers rétabli (séance du …) » */
export const wordsOn = (about: string, { undone, redone }: UndoWords): UndoWords => ({
  undone: `${undone} (${about})`,
  redone: `${redone} (${about})`,
});

/** « séance du mardi 24 novembre 2026 » */
export const meetingWords = ({ date }: Pick<Meeting, 'date'>): string => `séance du ${longDate(date)}`;

/** As many as one reads at a glance; the others are counted. */
const FEW = 3;

/** « A, B et C », « A, B, C et 4 autres » */
export const fewNames = (names: readonly string[]): string => {
  const more = names.length - FEW;
  return listed(more > 0 ? [...names.slice(0, FEW), plural(more, 'autre', 'autres')] : names);
};

/** « du Dr Anne LE GOFF », « de Mme Solène KERBRAT », « d’Anne LE GOFF » */
export function ofPerson(person: Person): string {
  const name = personName(person);
  if (/^(Dr|Pr) /.test(name)) return `du ${name}`;
  return /^[aeiouyàâéèêëîïôûh]/i.test(name) ? `d’${name}` : `de ${name}`;
}
