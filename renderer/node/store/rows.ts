import { bundleOf, rowsOf, type Row } from './bundles';
import type { Bundle, ReadModel } from './readModel';
import { Recent } from './recent';

/** A bundle is some hundred bytes. */
const BUNDLES_HELD = 4_000;
const MEETINGS_HELD = 200;

/**
 * Reads the read model, and keeps at hand what a meeting asks for again and again: a vote then waits for no reading.
 * The projector tells every change (`took`), so what is held is what stands in Dexie.
 */
export class Rows {
  /** Null: known not to be there. */
  private readonly held = new Recent<Bundle | null>(BUNDLES_HELD);
  /** The ids of a meeting's bundles. */
  private readonly members = new Recent<ReadonlySet<string>>(MEETINGS_HELD);
  /** Counts the projector's turns: what was read while one passed may be older than it and is not kept. */
  private turn = 0;

  /** @param settled the read model follows a moment after what is saved: every reading waits for that first */
  constructor(
    private readonly model: ReadModel,
    private readonly settled: () => Promise<void>,
  ) {}

  async get(database: string, id: string): Promise<Row | undefined> {
    return (await this.getMany(database, [id]))[0];
  }

  async getMany(database: string, ids: readonly string[]): Promise<(Row | undefined)[]> {
    await this.settled();
    const found = await this.bundles(database, new Set(ids.flatMap((id) => bundleOf(id) ?? [])));
    return ids.map((id) => {
      const bundle = found.get(bundleOf(id) ?? '');
      return bundle && rowsOf(bundle).find((row) => row.id === id);
    });
  }

  /** All rows of a case, or of a meeting with the cases that are registered for it. */
  async of(by: 'meeting' | 'case', database: string, id: string): Promise<Row[]> {
    await this.settled();
    if (by === 'meeting') return (await this.ofMeeting(database, id)).flatMap(rowsOf);
    return [...(await this.bundles(database, new Set([id]))).values()].flatMap(rowsOf);
  }

  /** Those of these bundles that are there. The projector asks while its own turn is under way, hence without waiting. */
  async bundles(database: string, ids: ReadonlySet<string>): Promise<Map<string, Bundle>> {
    const found = new Map<string, Bundle>();
    const unknown: string[] = [];
    for (const id of ids) {
      const held = this.held.get(keyOf(database, id));
      if (held) found.set(id, held);
      else if (held === undefined) unknown.push(id);
    }
    if (unknown.length === 0) return found;
    const { turn } = this;
    const read = await this.model.bundles.bulkGet(unknown.map((id): [string, string] => [database, id]));
    read.forEach((bundle, i) => {
      const id = unknown[i] ?? '';
      if (bundle) found.set(id, bundle);
      if (turn === this.turn) this.held.set(keyOf(database, id), bundle ?? null);
    });
    return found;
  }

  private async ofMeeting(database: string, id: string): Promise<Bundle[]> {
    const members = this.members.get(keyOf(database, id));
    if (members) return [...(await this.bundles(database, members)).values()];
    const { turn } = this;
    const read = await this.model.bundles.where('[database+meeting]').equals([database, id]).toArray();
    if (turn === this.turn) {
      this.members.set(keyOf(database, id), new Set(read.map((bundle) => bundle.id)));
      for (const bundle of read) this.held.set(keyOf(database, bundle.id), bundle);
    }
    return read;
  }

  /** What the projector has just written, and deleted. */
  took(written: readonly Bundle[], gone: readonly Pick<Bundle, 'database' | 'id'>[] = []): void {
    this.turn++;
    const changed = [...gone.map((bundle) => ({ ...bundle, meeting: undefined })), ...written];
    for (const { database, id, meeting } of changed)
      for (const [key, ids] of this.members.entries()) {
        const belongs = meeting !== undefined && key === keyOf(database, meeting);
        if (key.startsWith(`${database}/`) && ids.has(id) !== belongs) this.members.delete(key);
      }
    for (const { database, id } of gone) this.held.set(keyOf(database, id), null);
    for (const bundle of written) this.held.set(keyOf(bundle.database, bundle.id), bundle);
  }

  /** After a rebuild has written many: read again what is asked for. */
  forget(): void {
    this.turn++;
    this.held.clear();
    this.members.clear();
  }
}

const keyOf = (database: string, id: string): string => `${database}/${id}`;
