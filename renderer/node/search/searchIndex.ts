import MiniSearch from 'minisearch';
import type { SearchHit } from '../../../shared/contracts/views';
import { patientName, type CaseFile } from '../../../shared/domain/caseFile';
import { folded, shortDate } from '../../../shared/domain/french';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Change } from '../store/projector';
import type { Store } from '../store/store';

interface Entry {
  readonly id: string;
  readonly words: string;
  readonly hit: SearchHit;
}

const PAGE = 500;
const MAX_HITS = 12;

/** Names are searched in memory only, from documents decrypted after unlocking; nothing of it is written. */
export class SearchIndex {
  private readonly index = new MiniSearch<Entry>({
    fields: ['words'],
    storeFields: ['hit'],
    processTerm: (term) => folded(term) || null,
  });

  async fill(store: Store): Promise<void> {
    const ids = await store.model.rows.filter((row) => row.type === 'case').primaryKeys();
    for (let i = 0; i < ids.length; i += PAGE) {
      const rows = (await store.model.rows.bulkGet(ids.slice(i, i + PAGE))).flatMap((row) => row ?? []);
      const docs = await store.reveal(rows);
      this.take(docs.map((doc, n) => ({ database: rows[n]?.database ?? '', doc })));
    }
  }

  take(changes: readonly Change[]): void {
    for (const { database, doc } of changes) {
      if (doc.type !== 'case') continue;
      const entry = toEntry(database as DatabaseName, doc);
      if (this.index.has(entry.id)) this.index.discard(entry.id);
      if (!doc.withdrawn) this.index.add(entry);
    }
  }

  find(text: string): SearchHit[] {
    const options = {
      prefix: true,
      fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    } as const;
    return this.index
      .search(text, options)
      .slice(0, MAX_HITS)
      .map((found) => found['hit'] as SearchHit);
  }
}

function toEntry(database: DatabaseName, doc: CaseFile): Entry {
  const v = doc.values;
  const names = [
    v['identity.birthName'],
    v['identity.usedName'],
    v['identity.firstGivenName'],
    v['identity.givenNames'],
    v['identity.usedGivenName'],
    v['identity.ipp'],
    v['identity.ins'],
  ];
  const birth = v['identity.birthDate'];
  return {
    id: `${database}/${doc._id}`,
    words: names.filter(Boolean).join(' '),
    hit: {
      kind: 'case',
      title: patientName(v),
      detail: [birth ? `né(e) le ${shortDate(birth)}` : '', shortDate(doc.meeting.slice(8, 18))]
        .filter(Boolean)
        .join(' · RCP du '),
      ref: { database, meeting: doc.meeting, case: doc._id },
    },
  };
}
