import { refusalCode, refusals } from './refusals';

const kinds: Readonly<Record<string, string>> = {
  board: 'La RCP',
  meeting: 'Une séance',
  case: 'Un dossier',
  attendance: 'Un émargement',
  proposal: 'Une proposition',
  vote: 'Un avis',
  decision: 'Une décision',
  report: 'Un compte rendu',
  trace: 'Une trace',
  file: 'Une pièce jointe',
  chunk: 'Une partie d’une pièce jointe',
};

/** `vote:…` → « Un avis ». Says nothing of the patient. */
export const documentWords = (id: string): string => kinds[id.split(':', 1)[0] ?? ''] ?? 'Un document';

/** Why the region refuses a document and what to do, in two sentences. @param reason as the region gave it */
export function refusalWords(reason: string): string {
  const code = reason === 'tooLarge' ? 'size' : refusalCode(reason);
  if (!code) return 'La région refuse ce document. Demandez à l’administrateur régional d’en lire la raison.';
  return `${refusals[code].message} ${refusals[code].next}`;
}
