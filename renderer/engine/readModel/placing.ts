import { cardOf, type Card } from './card';
import type { Stored } from '../../../shared/domain/stored';
import { caseDocuments, emptyBundle, isCase, isEmpty, ownerOf, withCase, withRevision } from './bundles';
import type { Bundle } from './readModel';

/** Bundles while documents are put into them and moved between them; nothing is written before all are in place. */
export class Placing {
  private readonly bundles = new Map<string, Bundle>();
  /** In which bundle a case is. */
  private readonly homes = new Map<string, string>();
  private readonly touched = new Set<string>();
  /** Those that stand in the read model: deleting what was never there would cost as much as writing it. */
  private readonly standing = new Set<string>();
  /** Cards of cases that were placed, by case. */
  readonly cards = new Map<string, Card | null>();

  constructor(private readonly database: string) {}

  /** What stands before. */
  take(bundles: Iterable<Bundle>): void {
    for (const bundle of bundles) {
      this.bundles.set(bundle.id, bundle);
      this.standing.add(bundle.id);
      for (const id of bundle.cases) this.homes.set(id, bundle.id);
    }
  }

  of(owner: string): Bundle | undefined {
    return this.bundles.get(isCase(owner) ? (this.homes.get(owner) ?? '') : owner);
  }

  /** Documents of one owner at once, as a rebuild finds them. */
  putAll(owner: string, documents: readonly string[], into: string): void {
    const bundle = this.bundles.get(into) ?? emptyBundle(this.database, into);
    this.set(isCase(owner) ? withCase(bundle, owner, documents) : { ...bundle, documents });
  }

  put(doc: Stored, rev: string): void {
    if (this.keep(doc._id, rev)) this.tell(doc);
  }

  /** What the id alone tells of a document; what it says itself, if it can be read, comes by `tell`. */
  keep(id: string, rev: string): boolean {
    const owner = ownerOf(id);
    if (owner === null) return false;
    this.set(withRevision(this.of(owner) ?? emptyBundle(this.database, owner), id, rev));
    return true;
  }

  /** What a meeting or a case itself says: its date; where it belongs and how it is found. */
  tell(doc: Stored): void {
    if (doc.type === 'meeting') {
      const bundle = this.of(doc._id);
      if (bundle && bundle.date !== doc.date) this.set({ ...bundle, date: doc.date });
    }
    if (doc.type !== 'case') return;
    this.cards.set(doc._id, cardOf(doc));
    const from = this.of(doc._id);
    if (!from) return;
    this.touched.add(from.id);
    if (from.id === doc.meeting) return;
    const documents = caseDocuments(from, doc._id);
    this.set(withCase(from, doc._id, []));
    this.set(withCase(this.of(doc.meeting) ?? emptyBundle(this.database, doc.meeting), doc._id, documents));
  }

  remove(id: string): void {
    const owner = ownerOf(id);
    const bundle = owner === null ? undefined : this.of(owner);
    if (!bundle) return;
    this.set(withRevision(bundle, id, null));
    if (id === owner && isCase(id)) this.cards.set(id, null);
  }

  /** What is to be written and deleted since the last time this was asked. */
  changes(): { written: Bundle[]; gone: Bundle[] } {
    const changed = [...this.touched].flatMap((id) => this.bundles.get(id) ?? []);
    this.touched.clear();
    const written = changed.filter((it) => !isEmpty(it));
    const gone = changed.filter((it) => isEmpty(it) && this.standing.delete(it.id));
    for (const { id } of written) this.standing.add(id);
    return { written, gone };
  }

  private set(bundle: Bundle): void {
    this.bundles.set(bundle.id, bundle);
    this.touched.add(bundle.id);
    for (const id of bundle.cases) this.homes.set(id, bundle.id);
  }
}
