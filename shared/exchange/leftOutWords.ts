import { listed, plural } from '../domain/french';
import type { StoredType } from '../domain/stored';

/** How many documents of each kind. */
export type ByKind = Readonly<Partial<Record<StoredType, number>>>;

const named: Partial<Record<StoredType, (n: number) => string>> = {
  board: () => 'la RCP',
  meeting: (n) => (n < 2 ? 'la séance' : plural(n, 'séance', 'séances')),
  attendance: (n) => plural(n, 'émargement', 'émargements'),
  case: (n) => plural(n, 'dossier', 'dossiers'),
  report: (n) => plural(n, 'compte rendu', 'comptes rendus'),
};

/** What a file would have changed here, and who takes it in may not; empty where there is nothing of it. */
export function leftOutWords(kinds: ByKind): string {
  const said = Object.entries(named).flatMap(([type, words]) => {
    const n = kinds[type as StoredType] ?? 0;
    return n > 0 ? [words(n)] : [];
  });
  if (said.length === 0) return '';
  return `Laissés comme ils sont sur ce poste, votre rôle ne permettant pas de les modifier\u00a0: ${listed(said)}. La région les apportera, ou la personne qui organise la RCP recevra elle-même ce fichier.`;
}
