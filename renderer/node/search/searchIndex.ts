import MiniSearch from 'minisearch';
import type { SearchHit } from '../../../shared/contracts/views';
import { folded, shortDate } from '../../../shared/domain/french';
import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import type { Change } from '../store/projector';
import { cardOf, type Card } from './card';

interface Entry extends Card {
  readonly id: string;
  readonly ref: { readonly database: DatabaseName; readonly meeting: MeetingId; readonly case: CaseId };
}

const MAX_HITS = 12;

/** Names are searched in memory only, from what was decrypted after unlocking; nothing of it is written. */
export class SearchIndex {
  /** Every card is in: what is not found is not there. */
  complete = false;
  private readonly keys = new Map<string, Set<string>>();
  private readonly index = new MiniSearch<Entry>({
    fields: ['words'],
    storeFields: ['title', 'birth', 'ref'],
    processTerm: (term) => folded(term) || null,
  });

  take(changes: readonly Change[]): void {
    for (const { database, doc } of changes)
      if (doc.type === 'case') this.put(database, doc._id, doc.meeting, cardOf(doc));
  }

  put(database: string, id: string, meeting: string, card: Card | null): void {
    const key = `${database}/${id}`;
    if (this.index.has(key)) this.index.discard(key);
    const keys = this.keys.get(database) ?? new Set();
    this.keys.set(database, keys.add(key));
    if (card) this.index.add({ ...card, id: key, ref: { database, meeting, case: id } as Entry['ref'] });
  }

  has(database: string, id: string): boolean {
    return this.index.has(`${database}/${id}`);
  }

  /** The database left this workstation. */
  forget(database: string): void {
    for (const key of this.keys.get(database) ?? []) if (this.index.has(key)) this.index.discard(key);
    this.keys.delete(database);
  }

  /** From the read model: what came in meanwhile is newer, and stays. */
  fill(database: string, id: string, meeting: string, card: Card): void {
    if (!this.has(database, id)) this.put(database, id, meeting, card);
  }

  find(text: string): SearchHit[] {
    const options = {
      prefix: true,
      fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    } as const;
    return this.index.search(text, options).slice(0, MAX_HITS).map(hit);
  }
}

function hit(found: object): SearchHit {
  const { title, birth, ref } = found as Entry;
  const days = [birth ? `né(e) le ${shortDate(birth)}` : '', shortDate(ref.meeting.slice(8, 18))];
  return { kind: 'case', title, detail: days.filter(Boolean).join(' · RCP du '), ref };
}
