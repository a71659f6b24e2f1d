import type { Instant } from '../../../shared/domain/brand';
import type { PersonId } from '../../../shared/domain/ids';
import type { Trace } from '../../../shared/domain/trace';
import { currentSchema } from '../../../shared/domain/stored';
import { canonicalJson, sha256Hex } from '../keys/bytes';
import type { Store, Write } from './store';

/** Autosave of one field after another is one act in the trace; the fields' own stamps tell the rest. */
const SAME_ACT_MS = 5 * 60_000;
/** Each choice, and each taken back: of the latter nothing else tells. Each file too. */
const alwaysTraced = (action: string): boolean => /^(conflict|exchange)\./.test(action);

interface Chain {
  seq: number;
  hash: string;
  last: { by: PersonId; action: string; target: string; at: number } | null;
}

/** Who did what when, chained per device and database: each trace names the hash of the one before. */
export class Traces {
  private readonly chains = new Map<string, Chain>();

  constructor(
    private readonly store: Store,
    private readonly device: string,
  ) {}

  /** The trace to write with an act; null when the same act on the same document was traced a moment ago. */
  async entry(
    by: PersonId,
    database: string,
    action: string,
    targets: readonly string[],
    at: Instant,
  ): Promise<Write | null> {
    const chain = await this.chain(database);
    const target = targets.join(' ');
    const time = Date.parse(at);
    const { last } = chain;
    const isRepeated =
      last?.by === by && last.action === action && last.target === target && time - last.at < SAME_ACT_MS;
    if (isRepeated && !alwaysTraced(action)) return null;
    chain.seq += 1;
    chain.last = { by, action, target, at: time };
    const content = {
      _id: `trace:${this.device}:${String(chain.seq).padStart(9, '0')}` as Trace['_id'],
      type: 'trace' as const,
      schema: currentSchema.trace,
      device: this.device,
      seq: chain.seq,
      at,
      by,
      action,
      targets: [...targets],
      previous: chain.hash,
    };
    chain.hash = await sha256Hex(canonicalJson(content));
    return { doc: { ...content, hash: chain.hash }, parent: null };
  }

  private async chain(database: string): Promise<Chain> {
    let chain = this.chains.get(database);
    if (!chain) this.chains.set(database, (chain = await this.lastOf(database)));
    return chain;
  }

  private async lastOf(database: string): Promise<Chain> {
    const prefix = `trace:${this.device}:`;
    const { rows } = await this.store
      .open(database)
      .pouch.allDocs({ startkey: `${prefix}\uffff`, endkey: prefix, descending: true, limit: 1 });
    const [row] = rows;
    const leaf = row && (await this.store.open(database).leaf(row.id));
    if (!row || !leaf) return { seq: 0, hash: '', last: null };
    const last = await this.store.leaves.plain(database, row.id, leaf).catch(() => null);
    // One that cannot be read is counted on from all the same: its number must not be given twice.
    return last?.type === 'trace'
      ? { seq: last.seq, hash: last.hash, last: null }
      : { seq: Number(row.id.slice(prefix.length)), hash: '', last: null };
  }
}
