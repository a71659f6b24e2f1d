import { currentSchema, type StoredOf } from '../../../shared/domain/stored';
import { bundleOf, withRevision } from './bundles';
import { unsealJson } from './cipher';
import { placeOf } from './documents';
import type { LocalDatabase } from './localDatabase';
import type { Projected } from './projector';
import type { Bundle, Progress } from './readModel';
import type { Store } from './store';

export interface ProjectionEvents {
  /** Throws to end the work, where the workstation was locked meanwhile: it goes on at the next start. */
  goOn(): void;
  /** So many documents more can be found. */
  placed(documents: number): void;
  /** Opened on the way: the search need not open them again. */
  opened(database: string, files: readonly StoredOf<'case'>[]): void;
}

/** What is done between two moments when queries are answered; some 50 ms on the measured machine. */
const NAMES = 2_000;
const PAGE = 200;

/**
 * Projects a whole database anew, in pages. What belongs to what is told by the ids alone; only meetings and cases are
 * read and opened, for their date and their meeting. Meetings come first, then the newest cases.
 */
export class Rebuild {
  private readonly documents = new Map<string, string[]>();

  constructor(
    private readonly store: Store,
    private readonly database: LocalDatabase,
    private progress: Progress,
    private readonly events: ProjectionEvents,
  ) {}

  async run(): Promise<Progress> {
    await this.names();
    if (!this.progress.at?.startsWith('case:')) await this.pages('meeting:');
    await this.pages('case:');
    await this.place(this.withoutHead(), { ...this.progress, at: null });
    return this.progress;
  }

  private async names(): Promise<void> {
    let after = '';
    for (;;) {
      this.events.goOn();
      const page = await this.database.names(after, NAMES);
      for (const { id, rev } of page) {
        const bundle = bundleOf(id);
        if (bundle === null) continue;
        const documents = this.documents.get(bundle);
        if (documents) documents.push(id, rev);
        else this.documents.set(bundle, [id, rev]);
      }
      if (page.length < NAMES) return;
      after = page.at(-1)?.id ?? '';
    }
  }

  /** From the newest down; the next page is read while this one is opened and written. */
  private async pages(type: 'meeting:' | 'case:'): Promise<void> {
    const { at } = this.progress;
    const heads = [...this.documents.keys()].filter(
      (id) => id.startsWith(type) && (!at?.startsWith(type) || id < at),
    );
    heads.sort();
    const read = () => {
      const page = heads.splice(-PAGE);
      const [first, last] = [page[0], page.at(-1)];
      return first === undefined || last === undefined ? null : this.database.between(first, last);
    };
    let placing: Promise<void> = Promise.resolve();
    for (let next = read(); next;) {
      this.events.goOn();
      const page = await next;
      next = read();
      next?.catch(() => undefined);
      const bundles = await Promise.all(page.map((head) => this.bundle(head)));
      await placing;
      const down = page[0]?.id;
      if (down !== undefined) placing = this.place(bundles, { ...this.progress, at: down });
      placing.catch(() => undefined);
    }
    await placing;
  }

  private async bundle({ id, c }: Projected): Promise<Bundle> {
    const { name } = this.database;
    const doc = c === undefined ? null : await this.open(id, c);
    if (doc?.type === 'case') this.events.opened(name, [doc]);
    const bundle: Bundle = { database: name, id, documents: this.documents.get(id) ?? [] };
    if (!doc) return withRevision(bundle, id, null);
    return { ...bundle, ...(await this.store.projector.keysOf(name, doc)) };
  }

  /** Its own ciphertext proves that a document is as Concerto wrote it: what is needed here is looked at, not all of it. */
  private async open(id: string, c: string) {
    const plain = await unsealJson(this.store.keys, placeOf(this.database.name, id), c).catch(() => null);
    return isMeeting(plain) || isCase(plain) ? plain : this.store.projector.open(this.database.name, id, c);
  }

  /** The board, and what came without its case or meeting. */
  private withoutHead(): Bundle[] {
    const { name } = this.database;
    return [...this.documents]
      .filter(([id, documents]) => id === 'board' || !documents.includes(id))
      .map(([id, documents]) => ({ database: name, id, documents }));
  }

  private async place(bundles: readonly Bundle[], progress: Progress): Promise<void> {
    this.progress = progress;
    await this.store.projector.place(bundles, progress);
    this.events.placed(bundles.reduce((sum, { documents }) => sum + documents.length / 2, 0));
  }
}

const isOf = (value: unknown, type: 'meeting' | 'case'): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === type &&
  (!('schema' in value) || Number(value.schema) <= currentSchema[type]);

const isMeeting = (value: unknown): value is StoredOf<'meeting'> =>
  isOf(value, 'meeting') && typeof value.date === 'string';

function isCase(value: unknown): value is StoredOf<'case'> {
  if (!isOf(value, 'case') || typeof value.meeting !== 'string') return false;
  const { values } = value;
  if (typeof values !== 'object' || values === null) return false;
  return Object.entries(values).every(
    ([path, held]) => !path.startsWith('identity.') || typeof held !== 'object',
  );
}
