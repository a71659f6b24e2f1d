import { personName, personSpecialty, type Person } from './person';

/** Concerto keeps nobody's telephone number or address: whom this workstation cannot place, the secretary finds. */
export const ASK_SECRETARY = 'demandez à la secrétaire de la RCP';

/** Where somebody is found: « Oncologie médicale · CHU inventé »; empty where nothing is known. */
export const whereWords = (person: Person): string =>
  [personSpecialty(person), person.organisation].filter(Boolean).join(' · ');

export const UNKNOWN_PERSON = 'Une personne que ce poste ne connaît pas';

/** Enough of a workstation's own number to tell two others apart, and to ask whose it is. */
const TAIL = 4;
export const workstationNumber = (device: string): string => device.slice(-TAIL);

/**
 * Who wrote something, and where they are found: « Dr Anne LE GOFF · Oncologie médicale · CHU inventé ». Of whom nobody
 * names, the workstation on which they wrote it.
 */
export function whoWords(person: Person | undefined, device: string): string {
  if (!person) return `${UNKNOWN_PERSON}, sur le poste ${workstationNumber(device)} (${ASK_SECRETARY})`;
  const where = whereWords(person);
  return where === ''
    ? `${personName(person)} (pour la joindre, ${ASK_SECRETARY})`
    : `${personName(person)} · ${where}`;
}
