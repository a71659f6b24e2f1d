/**
 * Why the region refuses a document. Its answer is `forbidden` with `concerto:<code>`, so that a workstation can say it in
 * French; the text in the region holds no sentence that would grow old there.
 */
export const refusals = {
  member: {
    message: 'Ce compte n’est pas membre de cette RCP.',
    next: 'Demandez à l’administrateur régional de l’y inscrire.',
  },
  right: {
    message: 'Le rôle de ce compte dans la région ne permet pas d’écrire ce document.',
    next: 'Demandez à l’administrateur régional de vérifier les rôles de ce compte.',
  },
  author: {
    message: 'Ce document est signé d’une personne pour laquelle ce compte ne répond pas.',
    next: 'Demandez à l’administrateur régional d’ajouter cette personne au compte de ce poste.',
  },
  immutable: {
    message: 'Ce document est définitif dans la région et serait changé.',
    next: 'Faites-en une nouvelle version\u00a0: une correction est un nouveau document.',
  },
  deletion: {
    message: 'Rien ne se supprime dans la région.',
    next: 'Prévenez l’administrateur régional\u00a0: ce poste a tenté une suppression.',
  },
  size: {
    message: 'Ce document est trop volumineux pour la région.',
    next: 'Raccourcissez-le ou joignez son contenu comme fichier.',
  },
  shape: {
    message: 'Ce document n’a pas la forme attendue par la région.',
    next: 'Mettez Concerto à jour sur ce poste, puis prévenez l’administrateur régional.',
  },
  time: {
    message: 'Ce document est daté de plus de deux jours après l’heure de la région.',
    next: 'Mettez ce poste à l’heure, puis écrivez de nouveau\u00a0: ce qui est écrit ici n’est pas perdu.',
  },
  identity: {
    message: 'L’identité de cette base ne s’écrit que par l’administrateur régional.',
    next: 'Prévenez l’administrateur régional.',
  },
  directory: {
    message: 'L’annuaire de la région ne s’écrit que par l’administrateur régional.',
    next: 'Demandez-lui la modification.',
  },
} as const satisfies Record<string, { message: string; next: string }>;
export type RefusalCode = keyof typeof refusals;

const PREFIX = 'concerto:';
export const refusalReason = (code: RefusalCode): string => PREFIX + code;

/** The code in the `reason` of a refused write; null when the refusal is not ours (`_security`, another design document). */
export function refusalCode(reason: unknown): RefusalCode | null {
  const code = typeof reason === 'string' && reason.startsWith(PREFIX) ? reason.slice(PREFIX.length) : '';
  return Object.hasOwn(refusals, code) ? (code as RefusalCode) : null;
}
