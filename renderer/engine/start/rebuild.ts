import type { Stored, StoredOf } from '../../../shared/domain/stored';
import { isCase, ownerOf } from '../readModel/bundles';
import { looksLikeCase, looksLikeMeeting } from '../readModel/glance';
import type { LocalDatabase } from '../database/localDatabase';
import { Placing } from '../readModel/placing';
import type { Progress } from '../readModel/readModel';
import type { Store } from '../store/store';
import type { Content } from '../database/storedContents';

export interface ProjectionSurroundings {
  /** Throws to end the work, where the workstation was locked meanwhile: it begins anew at the next start. */
  goOn(): void;
  /** So many documents more can be found. */
  placed(documents: number): void;
  /** Opened on the way: the search need not open them again. */
  opened(database: string, file: StoredOf<'case'>): void;
}

/** What is done between two moments when queries are answered; some 50 ms on the measured machine. */
const NAMES = 2_000;
const PAGE = 100;

/**
 * Projects a whole database anew. What belongs to what is told by the ids alone; only meetings and cases are read and
 * opened, for their date and their meeting. Meetings come first, then the newest cases.
 */
export class Rebuild {
  private readonly placing: Placing;
  /** The documents of each board, meeting and case: id, revision, id, revision… */
  private readonly documents = new Map<string, string[]>();
  /** The winning ones of those that are read. */
  private readonly revisions = new Map<string, string>();
  private placed = 0;
  /** To be placed in all, once it has begun: traces are not. */
  count = 0;

  constructor(
    private readonly store: Store,
    private readonly database: LocalDatabase,
    private readonly progress: Progress,
    private readonly around: ProjectionSurroundings,
  ) {
    this.placing = new Placing(database.name);
  }

  /** The board, and the meetings with their attendance. */
  async begin(): Promise<void> {
    await this.names();
    const owners = this.owners().filter((owner) => !isCase(owner));
    for (const owner of owners) this.place(owner);
    await this.pages(owners.filter((owner) => owner !== 'board'));
    await this.write();
  }

  /** The cases, and what came without its case. */
  async finish(): Promise<Progress> {
    await this.pages(this.owners());
    for (const owner of this.owners()) this.place(owner);
    this.tellPlaced();
    const progress = { ...this.progress, isBuilt: true };
    await this.write(progress);
    return progress;
  }

  private write(progress?: Progress): Promise<void> {
    return this.store.watched(() => this.store.projector.write(this.placing, progress));
  }

  private owners(): string[] {
    return [...this.documents.keys()].sort();
  }

  private async names(): Promise<void> {
    let after = '';
    for (;;) {
      this.around.goOn();
      const page = await this.database.names(after, NAMES);
      for (const { id, rev } of page) {
        const owner = ownerOf(id);
        if (owner === null || rev === null) continue;
        if (owner === id) this.revisions.set(id, rev);
        const documents = this.documents.get(owner);
        if (documents) documents.push(id, rev);
        else this.documents.set(owner, [id, rev]);
        this.count++;
      }
      if (page.length < NAMES) return;
      after = page.at(-1)?.id ?? '';
    }
  }

  /** From the newest down. The next page is read while this one is opened, and opened while the one before is written. */
  private async pages(owners: string[]): Promise<void> {
    const read = () => {
      const page = owners.splice(-PAGE);
      const [first, last] = [page[0], page.at(-1)];
      return first === undefined || last === undefined ? null : this.database.between(first, last);
    };
    let writing = Promise.resolve();
    for (let next = read(); next;) {
      this.around.goOn();
      const page = await next;
      next = read();
      next?.catch(() => undefined);
      const docs = await Promise.all(page.map((head) => this.open(head)));
      await writing;
      for (const doc of docs) if (doc) this.take(doc);
      this.tellPlaced();
      writing = this.write();
      writing.catch(() => undefined);
    }
    await writing;
  }

  private take(doc: Stored): void {
    this.place(doc._id, doc.type === 'case' ? doc.meeting : doc._id);
    this.placing.tell(doc);
    if (doc.type === 'case') this.around.opened(this.database.name, doc);
  }

  private place(owner: string, bundle = owner): void {
    const documents = this.documents.get(owner);
    if (!documents) return;
    this.documents.delete(owner);
    this.placing.putAll(owner, documents, bundle);
    this.placed += documents.length / 2;
  }

  private tellPlaced(): void {
    this.around.placed(this.placed);
    this.placed = 0;
  }

  /** Its own ciphertext proves that a document is as Concerto wrote it: what is needed here is looked at, not all of it. */
  private async open({ id, rev, c }: Content): Promise<Stored | null> {
    // A leaf that lost, or a document that was deleted.
    if (c === undefined || this.revisions.get(id) !== rev) return null;
    const at = { database: this.database.name, id, rev };
    const plain = await this.store.leaves.unsealed(at, c).catch(() => null);
    return looksLikeMeeting(plain) || looksLikeCase(plain) ? plain : this.store.projector.open(at, c);
  }
}
