import type { ShellReply, ShellRequest } from '../../../shared/contracts/shell';

/** One change of one store: `key` is the record's, whatever its store's key path. */
export type Change =
  | { readonly kind: 'put'; readonly store: string; readonly key: unknown; readonly value: unknown }
  | { readonly kind: 'delete'; readonly store: string; readonly key: unknown }
  | { readonly kind: 'clear'; readonly store: string };

export interface KeptIndex {
  readonly name: string;
  readonly keyPath: string | string[];
  readonly unique: boolean;
  readonly multiEntry: boolean;
}
export interface KeptStore {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly KeptIndex[];
}
export interface Layout {
  readonly version: number;
  readonly stores: readonly KeptStore[];
}

/** What one transaction of IndexedDB made of a database; `layout` where it made the stores themselves. */
export interface Committed {
  readonly database: string;
  readonly layout: Layout | null;
  readonly changes: readonly Change[];
  /** Of stores that number their records: the last number given. */
  readonly numbers: readonly (readonly [store: string, last: number])[];
  readonly isStrict: boolean;
}

export interface KeptDatabase {
  layout: Layout;
  readonly records: Map<string, Map<string, { readonly key: unknown; readonly value: unknown }>>;
  readonly numbers: Map<string, number>;
}

/** What a thread finds when it starts. */
export interface Beginning {
  readonly seed: number;
  /** Milliseconds that its clock is wrong by. */
  readonly skew: number;
  /** How many times faster its time runs. */
  readonly haste: number;
  readonly databases: ReadonlyMap<string, KeptDatabase>;
}

export type ToThread =
  | { readonly kind: 'begin'; readonly beginning: Beginning }
  | { readonly kind: 'end' }
  | { readonly kind: 'ask'; readonly n: number; readonly what: string; readonly input: unknown }
  | { readonly kind: 'shell'; readonly reply: ShellReply };

/** In the order in which the thread did it: what is answered stands behind what it rests on. */
export type FromThread =
  | { readonly kind: 'started' }
  /** It holds nothing any more, and may begin as another workstation. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'answer'; readonly n: number; readonly value?: unknown; readonly error?: string }
  | { readonly kind: 'shell'; readonly envelope: { readonly n: number; readonly request: ShellRequest } }
  | { readonly kind: 'committed'; readonly committed: Committed }
  /** An error that nobody caught, in words. */
  | { readonly kind: 'unhandled'; readonly error: string }
  | { readonly kind: 'dropped'; readonly database: string };
