import { parseDatabaseName } from '../../../shared/region/databaseName';

/** « sein · 2026 »: all that a backup says of a board without its key. */
export function boardWords(database: string): string {
  const parts = parseDatabaseName(database);
  return parts ? `${parts.slug.replaceAll('-', ' ')} · ${parts.year}` : database;
}

/** « le dossier « USB » », « le dossier de Concerto, sur ce poste » */
export const placeWords = (place: string | null): string =>
  place === null ? 'Dossier de Concerto, sur ce poste' : `Dossier «\u00a0${place}\u00a0»`;
