import { errorName } from '../../../shared/base/errorName';
import type { Shell } from '../../../shared/contracts/shell';
import type { Sighting } from '../../../shared/contracts/witness';
import type { LocalDatabase, Stand } from '../database/localDatabase';
import { writeSentinel, type Sentinel } from '../database/sentinel';
import type { ProvenJournal } from '../proofs/provenJournal';
import { Later } from '../services/later';
import type { Store } from '../store/store';

/** The first change is told soon, more of them no oftener than this; what was told last is too little, never too much. */
const BETWEEN_MS = 30_000;
const SOON_MS = 1_000;

/** Tells the main process what the store holds: after the start-up check, while it changes, and at the end. */
export class Sightings {
  /** Each under its local name: one that took another's place is not to be taken for that one, emptied. */
  private readonly stands = new Map<string, Sighting['databases'][number]>();
  private readonly touched = new Set<string>();
  private sentinel: Sentinel | null = null;
  private told = -BETWEEN_MS;
  private readonly recounting = new Later(() => void this.recount());

  constructor(
    private readonly store: Store,
    private readonly shell: Shell,
    /** How far the journal is flushed, to be remembered with the rest. */
    private readonly journal: Pick<ProvenJournal, 'mark'> | null = null,
  ) {}

  /** The check ended: in the store first, so that a start cut short in between is not taken for an older store. */
  async begin(sentinel: Sentinel, stands: ReadonlyMap<string, Stand>): Promise<void> {
    await this.store.watched(() => writeSentinel(sentinel));
    this.sentinel = sentinel;
    for (const [name, stand] of stands) this.stands.set(name, seen(this.store.open(name), stand));
    await this.tell(true);
  }

  changed(database: string): void {
    this.touched.add(database);
    if (!this.sentinel) return;
    const wait = Math.max(SOON_MS, this.told + BETWEEN_MS - performance.now());
    this.recounting.after(wait);
  }

  /** It left this workstation: it will not be missed. */
  gone(database: string): void {
    this.stands.delete(database);
    this.touched.delete(database);
    void this.tell(false).catch((error: unknown) => console.warn('not witnessed', errorName(error)));
  }

  /** At lock and at close. */
  async end(): Promise<void> {
    this.recounting.callOff();
    if (this.sentinel && (this.touched.size > 0 || this.journal)) await this.recount();
  }

  /** At once; rejects where the main process could not keep it. */
  async witnessed(): Promise<void> {
    this.recounting.callOff();
    const names = [...this.touched];
    this.touched.clear();
    for (const name of names) {
      const database = this.store.open(name);
      this.stands.set(name, seen(database, await database.stand()));
    }
    await this.tell(false);
    this.told = performance.now();
  }

  private async recount(): Promise<void> {
    await this.witnessed().catch((error: unknown) => console.warn('not witnessed', errorName(error)));
  }

  private async tell(settled: boolean): Promise<void> {
    if (!this.sentinel) return;
    const { id, generation } = this.sentinel;
    const mark = await this.journal?.mark();
    await this.shell.writeWitness(
      {
        sentinel: id,
        generation,
        databases: [...this.stands.values()],
        ...(mark === undefined ? {} : { journal: mark }),
      },
      settled,
    );
  }
}

const seen = ({ localName }: LocalDatabase, stand: Stand): Sighting['databases'][number] => ({
  name: localName,
  ...stand,
});
