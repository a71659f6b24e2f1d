import { personName, personSpecialty, type Person } from './person';

/** Concerto keeps nobody's telephone number or address: whom this workstation cannot place, the secretary finds. */
export const ASK_SECRETARY = 'demandez à la secrétaire de la RCP';

/** « Dr Anne LE GOFF · Oncologie médicale »: enough to choose among the members of a board. */
export const memberWords = (person: Person): string =>
  [personName(person), personSpecialty(person)].filter(Boolean).join(' · ');

/** Where somebody is found: « Oncologie médicale · CHU inventé »; empty where nothing is known. */
export const whereWords = (person: Person): string =>
  [personSpecialty(person), person.organisation].filter(Boolean).join(' · ');

/** Both: « Dr Anne LE GOFF · Oncologie médicale · CHU inventé ». */
export const personWords = (person: Person): string =>
  [memberWords(person), person.organisation].filter(Boolean).join(' · ');

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
