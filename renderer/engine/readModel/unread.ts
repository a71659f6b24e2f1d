import { plural } from '../../../shared/domain/french';
import type { Reading } from '../../../shared/domain/stored';
import type { Notice } from '../services/notice';

/** It is here, and this version cannot read it: it must not be written over. */
export class UnreadDocument extends Error {
  constructor(readonly kind: Exclude<Reading['kind'], 'known'>) {
    super(kind);
  }
}

type Noted = UnreadDocument['kind'] | 'odd' | 'refused' | 'ended' | 'many' | 'beside';

/**
 * Documents that are kept and cannot be shown: of a newer version, or damaged, the latter perhaps beside a version that can
 * be read and is shown. Also those that the region has and this workstation leaves there, or may not ask for, that the region
 * deleted and this workstation keeps, or that came in too many versions at once. Each is counted once, and each kind is one
 * notice.
 */
export class Unread {
  private readonly places: Record<Noted, Set<string>> = {
    newer: new Set(),
    broken: new Set(),
    odd: new Set(),
    refused: new Set(),
    ended: new Set(),
    many: new Set(),
    beside: new Set(),
  };
  private readonly said = new Map<Noted, number>();

  constructor(private readonly onMore: () => void) {}

  note(kind: Noted, place: string): void {
    const places = this.places[kind];
    if (places.has(place)) return;
    places.add(place);
    this.onMore();
  }

  /** The kinds of which there are more than was said. */
  news(): readonly Notice[] {
    return kinds.flatMap((kind) => {
      const { size } = this.places[kind];
      if (size === (this.said.get(kind) ?? 0)) return [];
      this.said.set(kind, size);
      return [{ about: `unread ${kind}`, words: words[kind](size) }];
    });
  }
}

const newerWords = (n: number): string =>
  `${plural(n, 'document vient', 'documents viennent')} d’une version plus récente de Concerto\u00a0: ${
    n === 1 ? 'il est gardé et sera montré' : 'ils sont gardés et seront montrés'
  } après la mise à jour de ce poste.`;

const brokenWords = (n: number): string =>
  `${plural(n, 'document ne s’ouvre pas', 'documents ne s’ouvrent pas')} sur ce poste\u00a0: ${
    n === 1
      ? 'il est gardé tel quel et n’est pas montré'
      : 'ils sont gardés tels quels et ne sont pas montrés'
  }. Prévenez votre service informatique.`;

const oddWords = (n: number): string =>
  `${plural(n, 'document', 'documents')} de la région ${
    n === 1 ? 'n’a pas la forme d’un document' : 'n’ont pas la forme de documents'
  } de Concerto\u00a0: ${
    n === 1 ? 'il y reste et n’est pas pris' : 'ils y restent et ne sont pas pris'
  } sur ce poste. Le reste s’échange normalement. Prévenez l’administrateur régional.`;

const refusedWords = (n: number): string =>
  `${plural(n, 'document', 'documents')} de la région ne ${
    n === 1 ? 'peut pas être demandé' : 'peuvent pas être demandés'
  }\u00a0: elle, ou un équipement du réseau, refuse la question. ${
    n === 1
      ? 'Il y reste, et ce poste le redemande de lui-même'
      : 'Ils y restent, et ce poste les redemande de lui-même'
  }. Le reste s’échange normalement. Prévenez l’administrateur régional.`;

const endedWords = (n: number): string =>
  `${plural(n, 'document a été supprimé', 'documents ont été supprimés')} dans la région\u00a0: ${
    n === 1 ? 'il reste entier' : 'ils restent entiers'
  } sur ce poste. «\u00a0À trancher\u00a0» ${n === 1 ? 'le nomme et permet de l’y' : 'les nomme et permet de les y'} remettre.`;

const manyWords = (n: number): string =>
  `${plural(n, 'document a été écrit', 'documents ont été écrits')} dans la région en un nombre anormal de versions\u00a0: ce poste en réunit une partie, le reste demeure dans la région et rien n’est perdu. Prévenez l’administrateur régional.`;

const besideWords = (n: number): string =>
  `${plural(n, 'document a', 'documents ont')} aussi, sur ce poste, une version qui ne se lit pas\u00a0: la version lisible est montrée, l’autre est gardée telle quelle. Prévenez votre service informatique.`;

const words: Record<Noted, (n: number) => string> = {
  newer: newerWords,
  broken: brokenWords,
  odd: oddWords,
  refused: refusedWords,
  ended: endedWords,
  many: manyWords,
  beside: besideWords,
};
const kinds = Object.keys(words) as Noted[];
