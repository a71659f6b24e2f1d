import { plural } from '../../../shared/domain/french';
import type { SequenceVerdict } from '../../../shared/records/journalSequence';

/** What the start-up check found and did, in numbers of documents. */
export interface Found {
  /** How the store was met: as it was left, empty, older than it was left, or having lost some of what it held. */
  readonly store: 'whole' | 'emptied' | 'rolledBack' | 'partial';
  /** The session before ended with a write that IndexedDB refused. */
  readonly trouble: boolean;
  /** What the databases that are not whole held when they were last seen; null where nobody remembers. */
  readonly held: number | null;
  readonly putBack: number;
  /** Copied into the journal because only the store had it. */
  readonly copied: number;
  readonly fromRegion: number;
  readonly missing: number;
  /** Databases that did not open and were made anew. */
  readonly madeAnew: number;
  /** A backup was put in place of a bare workstation, and its own sentences say what came with it. */
  readonly isRestored: boolean;
  /** The journal itself has lost something, and says so. */
  readonly isDamaged: boolean;
}

const records = (n: number): string => plural(n, 'enregistrement');

/** What the journal's proofs found: somebody who does not have the key has written to it, or taken away from it. */
export function tamperedWords({
  proofs: { missingCount, unproven, misplaced },
  falseMarks,
}: {
  readonly proofs: Pick<SequenceVerdict, 'missingCount' | 'unproven' | 'misplaced'>;
  readonly falseMarks: number;
}): readonly string[] {
  const found = [
    ...(missingCount > 0
      ? [`${plural(missingCount, 'enregistrement y manque', 'enregistrements y manquent')}`]
      : []),
    ...(unproven > 0
      ? [
          `${plural(unproven, 'enregistrement n’a pas été écrit', 'enregistrements n’ont pas été écrits')} par Concerto et ${unproven < 2 ? 'n’a pas été repris' : 'n’ont pas été repris'}`,
        ]
      : []),
    ...(misplaced > 0
      ? [
          `${plural(misplaced, 'enregistrement n’est pas', 'enregistrements ne sont pas')} à ${misplaced < 2 ? 'sa' : 'leur'} place`,
        ]
      : []),
    ...(falseMarks > 0 ? ['ce qui disait jusqu’où il allait a été changé'] : []),
  ];
  if (found.length === 0) return [];
  return [
    `Le journal de ce poste a été modifié ou abîmé en dehors de Concerto\u00a0: ${found.join('\u00a0; ')}. ` +
      'Rien de douteux n’a été remis dans la base, et ce que la base contenait y est resté. ' +
      'Prévenez votre service informatique, gardez les sauvegardes de ce poste et comparez les derniers dossiers avec vos comptes rendus.',
  ];
}

/** Documents that the journal proves and the store had lost, or held as nobody can read it. */
export const putBackWords = (n: number): readonly string[] =>
  n === 0
    ? []
    : [
        `${plural(n, 'document avait été supprimé, remplacé ou abîmé', 'documents avaient été supprimés, remplacés ou abîmés')} dans la base de ce poste en dehors de Concerto\u00a0: ${n < 2 ? 'il a été retrouvé' : 'ils ont été retrouvés'} dans le journal et remis en place. Prévenez votre service informatique, et comparez les derniers dossiers avec vos comptes rendus.`,
      ];

/** Of a backup that was put in place. */
export const leftOutWords = (n: number): readonly string[] =>
  n === 0
    ? []
    : [
        `La sauvegarde avait été modifiée en dehors de Concerto\u00a0: ${plural(n, 'enregistrement que personne ne prouve a été laissé', 'enregistrements que personne ne prouve ont été laissés')} de côté, le reste est en place. Comparez les décisions avec vos comptes rendus, et prévenez votre service informatique.`,
      ];

/** Foreign documents that neither the journal nor a backup can hold. */
export const oddWords = (n: number): readonly string[] =>
  n === 0
    ? []
    : [
        `${plural(n, 'document venu', 'documents venus')} d’ailleurs ${n < 2 ? 'porte' : 'portent'} un nom que Concerto n’écrit pas\u00a0: ${n < 2 ? 'il reste' : 'ils restent'} dans la base de ce poste, sans copie dans le journal ni dans les sauvegardes. Tout le reste y est. Signalez-le à l’administrateur de la région.`,
      ];

/** Proven entries of the journal that no database takes. */
export const oddEntryWords = (n: number): readonly string[] =>
  n === 0
    ? []
    : [
        `${plural(n, 'enregistrement du journal porte', 'enregistrements du journal portent')} un nom que la base de ce poste n’accepte pas\u00a0: ${n < 2 ? 'il reste' : 'ils restent'} dans le journal, et tout le reste a été remis en place. Signalez-le à l’administrateur de la région.`,
      ];

/** One plain sentence after the other: what happened, what was put back, what is still to come, what to do. */
export function startNotices(found: Found): readonly string[] {
  const { store, trouble, putBack, copied, fromRegion, missing } = found;
  const isQuiet = store === 'whole' && !trouble;
  if (isQuiet && found.isRestored) return [];
  if (isQuiet && putBack === 0 && copied === 0 && missing + fromRegion === 0) return [];
  const said = [happened(found), back(found)].filter((sentence) => sentence !== '');
  if (copied > 0)
    said.push(
      `${records(copied)} ${copied < 2 ? 'n’était' : 'n’étaient'} que dans la base\u00a0: ${copied < 2 ? 'copié' : 'copiés'} aussi dans le journal.`,
    );
  if (fromRegion > 0)
    said.push(
      `${plural(fromRegion, 'reviendra', 'reviendront')} de la région à la prochaine synchronisation.`,
    );
  if (missing > 0)
    said.push(
      `${plural(missing, 'manque', 'manquent')} encore\u00a0: restaurez la dernière sauvegarde de ce poste, ou prévenez votre service informatique.`,
    );
  if (fromRegion + missing === 0 && !found.isDamaged)
    said.push('Rien de ce qui était enregistré n’est perdu.');
  return [said.join(' ')];
}

function happened({ store, trouble, held, putBack, madeAnew }: Found): string {
  // What was last told of it may be half a minute old.
  const isKnown = held !== null && held >= putBack;
  const had = isKnown ? ` Elle contenait ${records(held)}.` : '';
  if (madeAnew > 1)
    return `Les bases de ${madeAnew}\u00a0RCP ne s’ouvraient plus et ont été refaites.${isKnown ? ` Elles contenaient ${records(held)}.` : ''}`;
  if (madeAnew === 1) return `La base d’une RCP ne s’ouvrait plus et a été refaite.${had}`;
  switch (store) {
    case 'emptied':
      return `La base de ce poste a été trouvée vide, sans doute après un incident de disque.${had}`;
    case 'rolledBack':
      return `La base de ce poste a été trouvée dans un état plus ancien que celui où elle avait été laissée.${had}`;
    case 'partial':
      return `Il manquait une partie de la base de ce poste.${had}`;
    case 'whole':
      return trouble ? 'La dernière fois, le disque a refusé une écriture\u00a0: tout a été vérifié.' : '';
  }
}

const back = ({ putBack }: Found): string =>
  putBack === 0
    ? ''
    : `${plural(putBack, 'enregistrement retrouvé', 'enregistrements retrouvés')} dans le journal et remis en place.`;
