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

/** What this workstation itself has to say of a document that is not in the region as it is here. */
const own: ReadonlyMap<string, string> = new Map([
  ['tooLarge', `${refusals.size.message} ${refusals.size.next}`],
  [
    'held',
    'La fin d’une version remplacée attend que la région ait pris celle qui la remplace. Elle repart d’elle-même avec celle-ci.',
  ],
  [
    'malformed',
    'Ce document contient un caractère coupé que la région ne lit pas, et ne peut être corrigé de lui-même. Prévenez l’administrateur régional.',
  ],
  [
    'unanswered',
    'Ce document est venu par un fichier, au nom d’une autre personne\u00a0: il reste entier sur ce poste, et n’est pas envoyé en son nom. Il sera confirmé quand le poste de cette personne se synchronisera, ou quand elle recevra elle-même ce fichier ici.',
  ],
  [
    'ended',
    'Ce document a été supprimé dans la région\u00a0: il reste entier sur ce poste. «\u00a0Renvoyer\u00a0» le remet dans la région\u00a0; sinon, demandez à l’administrateur régional qui l’a supprimé.',
  ],
]);
const HTTP = /^http:(\d{3})$/;

/** Why the region refuses a document and what to do, in two sentences. @param reason as the region gave it, or our own */
export function refusalWords(reason: string): string {
  const said = own.get(reason);
  if (said !== undefined) return said;
  const status = HTTP.exec(reason)?.[1];
  if (status !== undefined)
    return `Le serveur régional, ou un relais avant lui, ne lit pas ce document (réponse ${status})\u00a0; tout le reste est envoyé. Prévenez l’administrateur régional, qui en trouvera la raison dans ses journaux.`;
  const code = refusalCode(reason);
  if (!code) return 'La région refuse ce document. Demandez à l’administrateur régional d’en lire la raison.';
  return `${refusals[code].message} ${refusals[code].next}`;
}
