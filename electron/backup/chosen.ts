import { randomUUID } from 'node:crypto';
import path from 'node:path';

/** Places that a person chose since the start, by the word the page knows them by. */
export class Chosen {
  private readonly paths = new Map<string, string>();

  keep(place: string): string {
    const word = randomUUID();
    this.paths.set(word, place);
    return word;
  }

  /** Throws for a word that this start never gave out. */
  path(word: string): string {
    const place = this.paths.get(word);
    if (place === undefined) throw new Error('Demande refusée.');
    return place;
  }
}

/** A folder by its last name, a drive by its letter: never the path. */
export const placeName = (place: string): string => path.basename(place) || place.replace(/[/\\]+$/, '');
