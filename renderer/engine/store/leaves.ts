import { readingAt, readStored, type Reading, type Stored } from '../../../shared/domain/stored';
import type { Leaf, LocalDatabase } from '../database/localDatabase';
import { compareRevisions } from '../database/revisions';
import type { RevisionPlace } from '../database/sealedDocument';
import { unsealStored } from '../database/storedDocument';
import type { Keyring } from '../keys/cipher';
import type { Opened } from '../readModel/projector';
import { UnreadDocument } from '../readModel/unread';

interface Readable {
  readonly leaf: Leaf;
  readonly doc: Stored;
}

/** What the leaves of a document say, opened and read. Several stand side by side until they are merged. */
export class Leaves {
  constructor(
    private readonly keys: Keyring,
    private readonly open: (database: string) => LocalDatabase,
  ) {}

  /** As `unsealStored`: what lies in a database is opened by this alone. */
  unsealed(at: RevisionPlace, c: string, ancestors?: readonly string[]): Promise<unknown> {
    return unsealStored(this.keys, this.open(at.database), at, c, ancestors);
  }

  /** Rejects with `UnreadDocument` where it is of a newer version, or damaged. */
  async plain(database: string, id: string, leaf: Leaf): Promise<Stored> {
    const { rev, ids } = leaf.revision;
    const plain = await this.unsealed({ database, id, rev }, leaf.c ?? '', ids).catch(() => null);
    const reading = readStored(plain);
    if (reading.kind === 'known') return reading.doc;
    throw new UnreadDocument(reading.kind);
  }

  /** What this leaf is beside others: only a higher schema makes it one of a newer version. */
  async reading(database: string, id: string, { revision: { rev, ids }, c = '' }: Leaf): Promise<Reading> {
    return readingAt(id, await this.unsealed({ database, id, rev }, c, ids).catch(() => null));
  }

  /** The winning leaf, or where that is damaged the first beside it that can be read. Rejects as `plain` does. */
  async shown(database: string, id: string, leaf: Leaf): Promise<Readable> {
    try {
      return { leaf, doc: await this.plain(database, id, leaf) };
    } catch (error) {
      const isNewer = (await this.reading(database, id, leaf)).kind === 'newer';
      const other = isNewer ? null : await this.readable(database, id, leaf.revision.rev);
      if (!other) throw error;
      return other;
    }
  }

  /** What is shown in the place of a damaged winner; null where no leaf beside it can be read. */
  async beside({ database, id, rev }: RevisionPlace): Promise<Opened | null> {
    const it = await this.readable(database, id, rev);
    return it && { rev: it.leaf.revision.rev, doc: it.doc };
  }

  /** Of the leaves beside this one, the first that can be read. */
  private async readable(database: string, id: string, but: string): Promise<Readable | null> {
    const leaves = await this.open(database).standing(id);
    const others = leaves.filter(({ revision: { rev } }) => rev !== but);
    for (const leaf of others.sort((a, b) => compareRevisions(b.revision.rev, a.revision.rev))) {
      const reading = await this.reading(database, id, leaf);
      if (reading.kind === 'known') return { leaf, doc: reading.doc };
    }
    return null;
  }
}
