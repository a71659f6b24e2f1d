import MiniSearch from 'minisearch';
import type { SearchHit } from '../../../shared/contracts/views';
import { folded, shortDate } from '../../../shared/domain/french';
import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import type { Change } from '../readModel/projector';
import { cardOf, type Card } from '../readModel/card';

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
  private readonly born = new Map<string, Set<string>>();
  private readonly index = new MiniSearch<Entry>({
    fields: ['words'],
    storeFields: ['title', 'birth', 'withdrawn', 'ref'],
    // Folded whole, which is several times cheaper than term by term.
    tokenize: (text) => folded(text).split(' '),
    processTerm: (term) => term || null,
  });

  take(changes: readonly Change[]): void {
    for (const { database, doc } of changes)
      if (doc.type === 'case') this.put(database, doc._id, doc.meeting, cardOf(doc));
  }

  put(database: string, id: string, meeting: string, card: Card): void {
    const key = `${database}/${id}`;
    this.drop(key);
    const keys = this.keys.get(database) ?? new Set();
    this.keys.set(database, keys.add(key));
    this.index.add({ ...card, id: key, ref: { database, meeting, case: id } as Entry['ref'] });
    if (card.birth !== undefined)
      this.born.set(card.birth, (this.born.get(card.birth) ?? new Set<string>()).add(key));
  }

  private drop(key: string): void {
    if (!this.index.has(key)) return;
    const { birth } = this.entry(key) ?? {};
    if (birth !== undefined) this.born.get(birth)?.delete(key);
    this.index.discard(key);
  }

  private entry(key: string): Entry | undefined {
    return this.index.getStoredFields(key) as Entry | undefined;
  }

  /** Where the cases of patients born on that day are. */
  bornOn(birth: string): Entry['ref'][] {
    return [...(this.born.get(birth) ?? [])].flatMap((key) => this.entry(key)?.ref ?? []);
  }

  has(database: string, id: string): boolean {
    return this.index.has(`${database}/${id}`);
  }

  /** The database left this workstation. */
  forget(database: string): void {
    for (const key of this.keys.get(database) ?? []) this.drop(key);
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
      // What was taken off a list comes after what is on one.
      boostDocument: (_: unknown, __: string, stored?: Record<string, unknown>) =>
        stored?.['withdrawn'] ? 0.5 : 1,
    } as const;
    return this.index.search(text, options).slice(0, MAX_HITS).map(hit);
  }
}

function hit(found: object): SearchHit {
  const { title, birth, ref, withdrawn: isWithdrawn } = found as Entry;
  const days = [birth ? `né(e) le ${shortDate(birth)}` : '', shortDate(ref.meeting.slice(8, 18))];
  const detail = days.filter(Boolean).join(isWithdrawn ? ' · retiré de la RCP du ' : ' · RCP du ');
  return { kind: 'case', title, detail, ref, isWithdrawn };
}
