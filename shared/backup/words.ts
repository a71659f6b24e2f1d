import { plural } from '../domain/french';
import type { BackupSummary } from './survey';

/** What a backup has lost, as full sentences; none where it is whole. */
export function damageWords(
  summary: Pick<BackupSummary, 'state' | 'damagedBytes' | 'missing' | 'missingIsExact'>,
): string[] {
  switch (summary.state) {
    case 'whole':
      return [];
    case 'newer':
      return ['Cette sauvegarde vient d’une version plus récente de Concerto.'];
    case 'unreadable':
      return [
        'Ce fichier n’est pas une sauvegarde de Concerto, ou il est trop abîmé pour être ouvert\u00a0: les clés qu’il portait sont perdues.',
      ];
    case 'damaged':
      return [...damaged(summary), missing(summary)];
  }
}

function damaged({ damagedBytes, missingIsExact }: Pick<BackupSummary, 'damagedBytes' | 'missingIsExact'>) {
  return [
    ...(damagedBytes > 0
      ? [
          `Cette sauvegarde est abîmée\u00a0: ${plural(damagedBytes, 'octet illisible', 'octets illisibles')}.`,
        ]
      : ['Cette sauvegarde n’est pas entière.']),
    ...(missingIsExact
      ? []
      : ['La fin du fichier manque\u00a0: on ne peut pas savoir tout ce qu’il contenait.']),
  ];
}

/** Without the end of the file, only the number of documents that its beginning announced is known. */
function missing({
  missing: count,
  missingIsExact,
}: Pick<BackupSummary, 'missing' | 'missingIsExact'>): string {
  if (count === 0)
    return missingIsExact
      ? 'Tous les enregistrements sont pourtant lisibles.'
      : 'Tous les documents annoncés au début du fichier sont pourtant lisibles.';
  return missingIsExact
    ? `${plural(count, 'enregistrement manque', 'enregistrements manquent')}\u00a0; le reste est intact.`
    : `Environ ${plural(count, 'document manque', 'documents manquent')}\u00a0; le reste est intact.`;
}
