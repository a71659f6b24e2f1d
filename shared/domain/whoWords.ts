import { personName, personSpecialty, type Person } from './person';

/** Concerto keeps nobody's telephone number or address: whom this workstation cannot place, the secretary finds. */
export const ASK_SECRETARY = 'demandez à la secrétaire de la RCP';

/** Where somebody is found: « Oncologie médicale · CHU inventé »; empty where nothing is known. */
export const whereWords = (person: Person): string =>
  [personSpecialty(person), person.organisation].filter(Boolean).join(' · ');

/** Who wrote something, and where they are found: « Dr Anne LE GOFF · Oncologie médicale · CHU inventé ». */
export function whoWords(person: Person | undefined): string {
  if (!person) return `Une personne que ce poste ne connaît pas (${ASK_SECRETARY})`;
  const where = whereWords(person);
  return where === ''
    ? `${personName(person)} (pour la joindre, ${ASK_SECRETARY})`
    : `${personName(person)} · ${where}`;
}
