import { clockTime, inRoom, longDate, plural } from '../domain/french';
import type { Instant } from '../domain/brand';
import type { Restored } from './restored';
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
      return ['Ce fichier n’est pas une sauvegarde de Concerto, ou il est trop abîmé pour être ouvert.'];
    case 'damaged':
      return [...damaged(summary), missing(summary)];
  }
}

function damaged({ damagedBytes, missingIsExact }: Pick<BackupSummary, 'damagedBytes' | 'missingIsExact'>) {
  return [
    ...(damagedBytes > 0
      ? [
          `Cette sauvegarde est abîmée\u00a0: ${damagedBytes.toLocaleString('fr-FR')}\u00a0octets sont illisibles.`,
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
    ? `${plural(count, 'enregistrement manque', 'enregistrements manquent')}\u00a0; le reste est lisible.`
    : `Environ ${plural(count, 'document manque', 'documents manquent')}\u00a0; le reste est lisible.`;
}

/** « mardi 24 novembre 2026 à 14 h 30 » */
function momentWords(at: Instant, timeZone: string): string {
  const { day, time } = inRoom(at, timeZone);
  return `${longDate(day)} à ${clockTime(time)}`;
}

/** What is lost, in the words of the screens; the rest only follows from these. */
const kinds: readonly (readonly [type: string, one: string, many: string])[] = [
  ['case', 'dossier', 'dossiers'],
  ['decision', 'décision', 'décisions'],
  ['vote', 'vote', 'votes'],
  ['proposal', 'proposition', 'propositions'],
  ['meeting', 'séance', 'séances'],
  ['attendance', 'présence', 'présences'],
  ['report', 'compte rendu', 'comptes rendus'],
];

/** « 1 dossier, 3 votes et 2 autres »: a person cannot read ids; the profile's `restored.json` has them for IT. */
function lostWords(missingNames: Restored['missingNames']): string {
  const lost = new Set(
    Object.entries(missingNames).flatMap(([database, names]) =>
      names.map((name) => `${database}/${name.replace(/@.*$/, '')}`),
    ),
  );
  const types = [...lost].map((name) => name.slice(name.indexOf('/') + 1).replace(/:.*$/, ''));
  const known = kinds.flatMap(([type, one, many]) => {
    const n = types.filter((other) => other === type).length;
    return n === 0 ? [] : [plural(n, one, many)];
  });
  const others = types.filter((type) => !kinds.some(([known]) => known === type)).length;
  const parts =
    others === 0 ? known : [...known, plural(others, 'autre enregistrement', 'autres enregistrements')];
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} et ${last}`;
}

/** What a restored workstation tells the person who opens it first. */
export function restoredWords(restored: Restored, timeZone: string): string[] {
  const { backupAt, records, missing, missingIsExact, damagedBytes, missingNames } = restored;
  const isWhole = missing === 0 && missingIsExact && damagedBytes === 0;
  const lost = lostWords(missingNames);
  return [
    `Ce poste a été restauré depuis la sauvegarde du ${momentWords(backupAt, timeZone)}\u00a0: ${plural(records, 'enregistrement remis en place', 'enregistrements remis en place')}.`,
    ...(isWhole ? [] : damageWords({ state: 'damaged', damagedBytes, missing, missingIsExact })),
    ...(lost === '' ? [] : [`Cela concerne ${lost}.`]),
    ...(missing === 0 && missingIsExact
      ? []
      : [
          'Ce que la région détient reviendra à la prochaine synchronisation. Gardez les autres sauvegardes de ce poste, et prévenez votre service informatique.',
        ]),
  ];
}
