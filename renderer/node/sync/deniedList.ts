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
    await this.replace([
      ...this.known.filter(({ id, rev }) => id !== denied.id || rev !== denied.rev),
      denied,
    ]);
  }

  /** All were offered again, and these refused once more. */
  async replace(denied: readonly Denied[]): Promise<void> {
    this.known = denied;
    if (this.mayWrite()) await this.local.setLocal(DENIED, denied.length > 0 ? { denied } : null);
  }
}
