import { roleNames, type Role } from '../../../shared/domain/person';
import { fail, type Result } from '../../../shared/domain/result';
import type { StoredOf, StoredType } from '../../../shared/domain/stored';
import { quotedList } from '../../../shared/merge/openWords';
import type { Session } from '../session/session';
import type { Loaded } from '../store/store';

const NAMES: Record<StoredType, string> = {
  board: 'Cette RCP',
  meeting: 'Cette séance',
  case: 'Ce dossier',
  attendance: 'Cette présence',
  proposal: 'Cette proposition',
  vote: 'Ce vote',
  decision: 'Cette décision',
  report: 'Ce compte rendu',
  trace: 'Cette trace',
  file: 'Cette pièce jointe',
  chunk: 'Cette partie d’une pièce jointe',
};

/** Loads what a command is about, or says in French that it is not on this workstation. */
export async function need<T extends StoredType>(
  session: Session,
  database: string,
  id: string,
  type: T,
): Promise<Result<Loaded<StoredOf<T>>>> {
  const loaded = session.workstation.databases.some((name) => name === database)
    ? await session.store.load(database, id, type)
    : null;
  if (loaded) return { ok: true, value: loaded };
  return fail('missing', `${NAMES[type]} n’est pas sur ce poste.`, {
    next: 'Vérifiez la synchronisation avec la région.',
  });
}

export const caseNotHere = fail('missing', 'Ce dossier n’est pas sur ce poste.', {
  next: 'Vérifiez la synchronisation avec la région.',
});

export const notOpenTo = (role: Role): Result<never> =>
  fail('forbidden', `Cette action n’est pas ouverte au rôle «\u00a0${roleNames[role]}\u00a0».`, {
    next: 'Demandez-la à la secrétaire ou au médecin animateur.',
  });

/** Nothing is concluded, and nothing leaves, on values that nobody has chosen. @param open what they are, in words */
export const undecidedYet = (open: readonly string[]): Result<never> =>
  fail('conflict', `Plusieurs postes ont écrit ${quotedList(open)} différemment, et personne n’a tranché.`, {
    safe: 'Rien n’est perdu\u00a0: toutes les valeurs sont gardées, votre saisie aussi.',
    next: 'Choisissez dans «\u00a0À trancher\u00a0» (Alt 5), puis validez.',
  });
