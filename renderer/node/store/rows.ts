import type { ReadModel, Row } from './readModel';
import { Recent } from './recent';

type Group = Map<string, Row>;
export type GroupBy = 'meeting' | 'case';

/** One row is some 4 kB of ciphertext; a meeting's group a hundred rows. */
const ROWS_HELD = 2_000;
const GROUPS_HELD = 40;

/**
 * Reads the read model, and keeps at hand what a meeting asks for again and again: a vote then waits for no reading.
 * The projector tells every change (`took`), so what is held is what stands in Dexie.
 */
export class Rows {
  private readonly held = new Recent<Row>(ROWS_HELD);
  private readonly groups = new Recent<Group>(GROUPS_HELD);
  /** Counts the projector's turns: what was read while one passed may be older than it and is not kept. */
  private turn = 0;

  /** @param settled the read model follows a moment after what is saved: every reading waits for that first */
  constructor(
    private readonly model: ReadModel,
    private readonly settled: () => Promise<void>,
  ) {}

  /** @param within a case whose rows, where they are at hand, also tell that a row does not exist */
  async get(database: string, id: string, within?: string): Promise<Row | undefined> {
    await this.settled();
    const held = this.held.get(keyOf(database, id));
    if (held) return held;
    const group = within === undefined ? undefined : this.groups.get(groupKey('case', database, within));
    if (group) return group.get(id);
    const { turn } = this;
    const row = await this.model.rows.get([database, id]);
    if (row && turn === this.turn) this.held.set(keyOf(database, id), row);
    return row;
  }

  getMany(database: string, ids: readonly string[]): Promise<(Row | undefined)[]> {
    return Promise.all(ids.map((id) => this.get(database, id)));
  }

  /** All rows of a meeting, or of a case. */
  async of(by: GroupBy, database: string, id: string): Promise<Row[]> {
    await this.settled();
    const key = groupKey(by, database, id);
    const held = this.groups.get(key);
    if (held) return [...held.values()];
    const { turn } = this;
    const rows = await this.model.rows.where(`[database+${by}]`).equals([database, id]).toArray();
    if (turn === this.turn) this.groups.set(key, new Map(rows.map((row) => [row.id, row])));
    return rows;
  }

  /** What the projector has just written and deleted. */
  took(database: string, rows: readonly Row[], gone: readonly string[]): void {
    this.turn++;
    const ids = [...gone, ...rows.map(({ id }) => id)];
    for (const id of ids) this.held.delete(keyOf(database, id));
    for (const [key, group] of this.groups.entries())
      if (key.startsWith(`${database}|`)) for (const id of ids) group.delete(id);
    for (const row of rows) {
      this.held.set(keyOf(database, row.id), row);
      for (const by of ['meeting', 'case'] as const)
        if (row[by] !== undefined) this.groups.get(groupKey(by, database, row[by]))?.set(row.id, row);
    }
  }

  forget(): void {
    this.turn++;
    this.held.clear();
    this.groups.clear();
  }
}

const keyOf = (database: string, id: string): string => `${database}/${id}`;
const groupKey = (by: GroupBy, database: string, id: string): string => `${database}|${by}|${id}`;
