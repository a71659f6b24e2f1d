import type { Stored, StoredType } from '../../../shared/domain/stored';
import { undecided } from '../../../shared/merge/merge';
import { hasAlternatives } from '../../../shared/merge/openDecision';
import { typeOf } from '../readModel/bundles';
import type { Change } from '../readModel/projector';
import type { Store } from '../store/store';

/** A document in which something may still be open: whether it is, who looks at it decides. */
export interface Candidate {
  readonly database: string;
  readonly id: string;
}

interface Known {
  readonly since: number;
  readonly ids: readonly string[];
}

/** How far a database was looked through, and what was found: ids alone. */
const KNOWN = '_local/conflicts';
const PAGE = 200;
/** Of these, what is named beside an open conflict, or settles it. */
const AROUND = new Set<StoredType>(['board', 'meeting', 'case', 'proposal', 'decision']);
/** A vote is the last one of its person, a trace concerns nobody, a file is what its name says. */
const NEVER = new Set<StoredType | null>(['vote', 'trace', 'file', 'chunk', null]);

const mayBeOpen = (doc: Stored): boolean => hasAlternatives(doc) || Object.keys(undecided(doc)).length > 0;

/**
 * Where a person must choose. Told by every change, so that nothing is searched while one works; what was written before
 * this start is looked through once, from where the last session ended.
 */
export class OpenConflicts {
  private readonly candidates = new Map<string, Candidate>();
  private readonly complete = new Set<string>();

  /** @returns whether what is open may be another now */
  take(changes: readonly Change[]): boolean {
    let isNews = false;
    for (const { database, doc } of changes) {
      const key = `${database}/${doc._id}`;
      const isOpen = mayBeOpen(doc);
      isNews ||= isOpen || this.candidates.has(key) || (this.candidates.size > 0 && AROUND.has(doc.type));
      if (isOpen) this.candidates.set(key, { database, id: doc._id });
      else this.candidates.delete(key);
    }
    return isNews;
  }

  all(): readonly Candidate[] {
    return [...this.candidates.values()];
  }

  /** The database left this workstation. */
  forget(name: string): void {
    this.complete.delete(name);
    for (const [key, { database }] of this.candidates) if (database === name) this.candidates.delete(key);
  }

  /**
   * Looks through what changed since the last session. It only adds: what it reads may have been overtaken.
   * @param goOn throws to end it
   * @returns whether something was found
   */
  async fill(store: Store, database: string, goOn: () => void): Promise<boolean> {
    const local = store.open(database);
    const known = await local.local<Known>(KNOWN);
    const found = new Set(known?.ids ?? []);
    for (let since = known?.since ?? 0; ;) {
      goOn();
      const page = await local.changes({ since, limit: PAGE, include_docs: true });
      if (page.results.length === 0) break;
      since = Number(page.last_seq);
      const docs = await Promise.all(
        page.results.map(async ({ id, doc }) =>
          NEVER.has(typeOf(id)) || doc?.c === undefined
            ? null
            : store.projector.open({ database, id, rev: doc._rev }, doc.c),
        ),
      );
      for (const doc of docs) if (doc && mayBeOpen(doc)) found.add(doc._id);
    }
    for (const id of found) this.candidates.set(`${database}/${id}`, { database, id });
    this.complete.add(database);
    return found.size > 0;
  }

  /** At the end of a session, once nothing more is written: the next one begins from here. */
  async save(store: Store): Promise<void> {
    for (const name of this.complete) {
      const ids = this.all().flatMap(({ database, id }) => (database === name ? [id] : []));
      const { sequence } = await store.open(name).stand();
      await store.open(name).setLocal(KNOWN, { since: sequence, ids } satisfies Known);
    }
  }
}
