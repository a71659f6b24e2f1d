import { plural } from '../domain/french';

/** One thing that is not as it was written: where, how many bytes, and what it means. */
export interface JournalDamage {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
  readonly kind: DamageKind;
}

/**
 * - `unreadable`: bytes that are no frame, and what they held is lost from the journal.
 * - `abandoned`: bytes that are no frame, but the frame behind names the one in front: a write that was never confirmed.
 * - `end`: the same at the very end, where nothing behind can tell.
 * - `missing`: a frame does not name the one in front of it. `noFile`: a whole segment is not there.
 * - `noRead`: the disk does not give a segment.
 */
type DamageKind = 'unreadable' | 'abandoned' | 'end' | 'missing' | 'noFile' | 'noRead';

const bytes = (length: number): string => plural(length, 'octet');

export function damageSentence({ kind, segment, length }: JournalDamage): string {
  const name = `journal n°\u00a0${segment}`;
  switch (kind) {
    case 'unreadable':
      return `Le ${name} est abîmé\u00a0: ${bytes(length)} illisibles ont été sautés. Les enregistrements qui précèdent et qui suivent sont intacts.`;
    case 'abandoned':
      return `Le ${name} porte ${bytes(length)} d’une écriture interrompue, jamais confirmée\u00a0: rien ne manque.`;
    case 'end':
      return `La fin du ${name} est incomplète (${bytes(length)}, sans doute une écriture en cours ou coupée)\u00a0: tout ce qui précède est intact.`;
    case 'missing':
      return `Dans le ${name}, des enregistrements manquent\u00a0: le fichier a été modifié en dehors de Concerto.`;
    case 'noFile':
      return `Le ${name} manque\u00a0: le fichier a été retiré en dehors de Concerto.`;
    case 'noRead':
      return `Le ${name} ne peut pas être lu\u00a0: le disque ou les droits du dossier le refusent.`;
  }
}
