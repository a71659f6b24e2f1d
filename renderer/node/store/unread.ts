import { plural } from '../../../shared/domain/french';
import type { Reading } from '../../../shared/domain/stored';

/** It is here, and this version cannot read it: it must not be written over. */
export class UnreadDocument extends Error {
  constructor(readonly kind: Exclude<Reading['kind'], 'known'>) {
    super(kind);
  }
}

/** Documents that are kept and cannot be shown: of a newer version, or damaged. Each is counted and said once. */
export class Unread {
  private readonly newer = new Set<string>();
  private readonly broken = new Set<string>();
  private said = '';

  constructor(private readonly onMore: () => void) {}

  note(kind: Exclude<Reading['kind'], 'known'>, place: string): void {
    const places = this[kind];
    if (places.has(place)) return;
    places.add(place);
    this.onMore();
  }

  /** What was not said yet. */
  sentences(): readonly string[] {
    const now = [...newerWords(this.newer.size), ...brokenWords(this.broken.size)];
    if (now.join() === this.said) return [];
    this.said = now.join();
    return now;
  }
}

const newerWords = (n: number): string[] =>
  n === 0
    ? []
    : [
        `${plural(n, 'document vient', 'documents viennent')} d’une version plus récente de Concerto\u00a0: ${
          n === 1 ? 'il est gardé et sera montré' : 'ils sont gardés et seront montrés'
        } après la mise à jour de ce poste.`,
      ];

const brokenWords = (n: number): string[] =>
  n === 0
    ? []
    : [
        `${plural(n, 'document ne s’ouvre pas', 'documents ne s’ouvrent pas')} sur ce poste\u00a0: ${
          n === 1
            ? 'il est gardé tel quel et n’est pas montré'
            : 'ils sont gardés tels quels et ne sont pas montrés'
        }. Prévenez votre service informatique.`,
      ];
