import { isCase, ownerOf, rowsOf, type DocumentRow } from './bundles';
import type { Bundle, ReadModel } from './readModel';
import { Recent } from './recent';

/** A bundle is some kilobytes. */
const BUNDLES_HELD = 500;
const HOMES_HELD = 10_000;

/**
 * Reads the read model, and keeps at hand what a meeting asks for again and again: a vote then waits for no reading.
 * The projector tells every change (`took`), so what is held is what stands in Dexie.
 */
export class Rows {
  /** Null: known not to be there. */
  private readonly held = new Recent<Bundle | null>(BUNDLES_HELD);
  /** In which bundle a case is. */
  private readonly homes = new Recent<string>(HOMES_HELD);
  /** Counts the projector's turns: what was read while one passed may be older than it and is not kept. */
  private turn = 0;

  /** @param settled the read model follows a moment after what is saved: every reading waits for that first */
  constructor(
    private readonly model: ReadModel,
    private readonly settled: () => Promise<void>,
  ) {}

  async get(database: string, id: string): Promise<DocumentRow | undefined> {
    await this.settled();
    const owner = ownerOf(id);
    if (owner === null) return undefined;
    const bundle = (await this.owners(database, [owner])).get(owner);
    return bundle && rowsOf(bundle, owner).find((row) => row.id === id);
  }

  /** All rows of a case, or of a meeting with the cases that are registered for it. */
  async of(by: 'meeting' | 'case', database: string, id: string): Promise<DocumentRow[]> {
    await this.settled();
    const bundle = (await this.owners(database, [id])).get(id);
    return bundle ? rowsOf(bundle, by === 'case' ? id : undefined) : [];
  }

  /**
   * The bundles in which these boards, meetings and cases are; those that are nowhere are left out. The projector asks
   * while its own turn is under way, hence without waiting.
   */
  async owners(database: string, owners: Iterable<string>): Promise<Map<string, Bundle>> {
    const found = new Map<string, Bundle>();
    const cases: string[] = [];
    const others: string[] = [];
    for (const owner of new Set(owners)) {
      const home = isCase(owner) ? this.homes.get(keyOf(database, owner)) : owner;
      const bundle = home === undefined ? undefined : this.held.get(keyOf(database, home));
      if (bundle && (!isCase(owner) || bundle.cases.includes(owner))) found.set(owner, bundle);
      else if (isCase(owner)) cases.push(owner);
      else if (bundle === undefined) others.push(owner);
    }
    const { turn } = this;
    const [homes, read] = await Promise.all([
      cases.length === 0
        ? []
        : this.model.read(({ bundles }) => bundles.where('cases').anyOf(cases).toArray()),
      others.length === 0
        ? []
        : this.model.read(({ bundles }) => bundles.bulkGet(others.map((id) => [database, id]))),
    ]);
    const isCurrent = turn === this.turn;
    const asked = new Set(cases);
    for (const bundle of homes) {
      if (bundle.database !== database) continue;
      for (const id of bundle.cases) if (asked.has(id)) found.set(id, bundle);
      if (isCurrent) this.hold(bundle);
    }
    read.forEach((bundle, i) => {
      const id = others[i] ?? '';
      if (bundle) found.set(id, bundle);
      if (isCurrent && bundle) this.hold(bundle);
      else if (isCurrent) this.held.set(keyOf(database, id), null);
    });
    return found;
  }

  /** What the projector has just written, and deleted. */
  took(written: readonly Bundle[], gone: readonly Pick<Bundle, 'database' | 'id'>[] = []): void {
    this.turn++;
    for (const { database, id } of gone) this.held.set(keyOf(database, id), null);
    for (const bundle of written) this.hold(bundle);
  }

  /** After a rebuild has written many: read again what is asked for. */
  forget(): void {
    this.turn++;
    this.held.clear();
    this.homes.clear();
  }

  private hold(bundle: Bundle): void {
    this.held.set(keyOf(bundle.database, bundle.id), bundle);
    for (const id of bundle.cases) this.homes.set(keyOf(bundle.database, id), bundle.id);
  }
}

const keyOf = (database: string, id: string): string => `${database}/${id}`;
