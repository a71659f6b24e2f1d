import type { PersonId } from './ids';
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

/** What tells of a person whom nobody names: « RPPS 99900000022 »; empty where their id says nothing. */
export function accountWords(id: PersonId): string {
  const rpps = /^rpps-(\d{11})$/.exec(id)?.[1];
  return rpps === undefined ? '' : `RPPS ${rpps}`;
}

/** « une personne que ce poste ne connaît pas, sur le poste eun0, RPPS 99900000022 »; `device` absent: nothing tells it. */
export const unknownWords = (id: PersonId, device?: string): string =>
  [
    UNKNOWN_PERSON.replace(/^U/, 'u'),
    device ? `sur le poste ${workstationNumber(device)}` : '',
    accountWords(id),
  ]
    .filter(Boolean)
    .join(', ');

/**
 * Who wrote something, and where they are found: « Dr Anne LE GOFF · Oncologie médicale · CHU inventé ». Of whom nobody
 * names, the workstation on which they wrote it.
 */
export function whoWords(person: Person | undefined, device: string, id: PersonId): string {
  if (!person)
    return [
      `${UNKNOWN_PERSON}, sur le poste ${workstationNumber(device)} (${ASK_SECRETARY})`,
      accountWords(id),
    ]
      .filter(Boolean)
      .join(', ');
  const where = whereWords(person);
  return where === ''
    ? `${personName(person)} (pour la joindre, ${ASK_SECRETARY})`
    : `${personName(person)} · ${where}`;
}
