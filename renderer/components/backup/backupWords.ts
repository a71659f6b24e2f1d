import { parseDatabaseName } from '../../../shared/region/databaseName';

const MEGABYTE = 1024 * 1024;

/** « 12 Mo », « 1,4 Go » */
export function sizeWords(bytes: number): string {
  if (bytes < MEGABYTE) return 'moins de 1\u00a0Mo';
  if (bytes < 1024 * MEGABYTE) return `${Math.round(bytes / MEGABYTE)}\u00a0Mo`;
  return `${(bytes / (1024 * MEGABYTE)).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Go`;
}

/** « sein · 2026 »: all that a backup says of a board without its key. */
export function boardWords(database: string): string {
  const parts = parseDatabaseName(database);
  return parts ? `${parts.slug.replaceAll('-', ' ')} · ${parts.year}` : database;
}

/** « le dossier « USB » », « le dossier de Concerto, sur ce poste » */
export const placeWords = (place: string | null): string =>
  place === null ? 'Dossier de Concerto, sur ce poste' : `Dossier «\u00a0${place}\u00a0»`;
