import type { Source } from '../../../shared/domain/stamp';

/** Where a value came from. */
export const sourceWords: Record<Source, string> = {
  typed: 'Saisi',
  cda: 'Repris d’une fiche RCP',
  csv: 'Repris d’une liste',
  demo: 'Exemple de démonstration',
};
