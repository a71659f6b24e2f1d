import type { LocalDatabase } from '../store/localDatabase';
import type { Denied } from './remote';

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

  /** These were offered again, and some of them refused once more. What was refused meanwhile stays listed. */
  async answered(offered: readonly Denied[], again: readonly Denied[]): Promise<void> {
    const isOffered = (one: Denied) => offered.some(({ id, rev }) => id === one.id && rev === one.rev);
    const denied = [...this.known.filter((one) => !isOffered(one)), ...again];
    this.known = denied;
    if (this.mayWrite()) await this.local.setLocal(DENIED, denied.length > 0 ? { denied } : null);
  }
}
