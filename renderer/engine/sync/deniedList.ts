import type { LocalDatabase } from '../database/localDatabase';
import { HELD, type Denied } from './remote';

export const DENIED = '_local/denied';

/** What the region does not take of this database: kept on this workstation, listed, and offered again. */
export class DeniedList {
  private known: readonly Denied[] = [];

  constructor(
    private readonly local: LocalDatabase,
    private readonly mayWrite: () => boolean,
  ) {}

  get all(): readonly Denied[] {
    return this.known;
  }

  async open(): Promise<void> {
    this.known = (await this.local.local<{ denied: Denied[] }>(DENIED))?.denied ?? [];
  }

  /** A later refusal of the same document takes the place of the earlier one. */
  async add(denied: Denied): Promise<void> {
    await this.answered([denied], [denied]);
  }

  async forget(gone: readonly Denied[]): Promise<void> {
    if (gone.length > 0) await this.answered(gone, []);
  }

  /** These were offered again, and some of them refused once more. What was refused meanwhile stays listed. */
  async answered(offered: readonly Denied[], stillDenied: readonly Denied[]): Promise<void> {
    const keyOf = ({ id, rev }: Denied) => `${id} ${rev}`;
    const gone = new Set([...offered, ...stillDenied].map(keyOf));
    const denied = [...this.known.filter((one) => !gone.has(keyOf(one))), ...stillDenied];
    this.known = denied;
    if (this.mayWrite()) await this.local.setLocal(DENIED, denied.length > 0 ? { denied } : null);
  }
}

/** Each document once, with what a person can do something about. */
export function documentsOf(denied: readonly Denied[]): readonly Denied[] {
  const byId = new Map<string, Denied>();
  for (const one of denied) if (one.reason !== HELD || !byId.has(one.id)) byId.set(one.id, one);
  return [...byId.values()];
}
