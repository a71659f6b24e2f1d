import Dexie, { type Table } from 'dexie';
import type { IndexKeys } from '../../../shared/domain/stored';

/** One document as the screens' queries find it: index keys in clear (ids, states, dates), content as ciphertext. */
export interface Row extends IndexKeys {
  readonly database: string;
  readonly id: string;
  readonly rev: string;
  readonly c: string;
}

/** How far the projection of a database has come. */
export interface Progress {
  readonly database: string;
  readonly since: number;
}

/**
 * The read model: a projection of the local PouchDB databases, deleted and rebuilt at will. Raise `PROJECTION` when
 * what the projector writes changes: the next start then rebuilds it.
 */
const PROJECTION = 1;

export class ReadModel extends Dexie {
  readonly rows!: Table<Row, [string, string]>;
  readonly progress!: Table<Progress, string>;

  constructor() {
    super('concerto-read-model');
    this.version(PROJECTION).stores({
      rows: '[database+id], [database+type], [type+date], [database+meeting], [database+case]',
      progress: 'database',
    });
  }
}
