import { unsealJson } from '../store/cipher';
import { placeOf } from '../store/documents';
import type { Bundle } from '../store/readModel';
import type { Store } from '../store/store';
import { cardSchema } from './card';
import type { SearchIndex } from './searchIndex';

const PAGE = 500;

/** The cards of a database's cases, read from the read model and opened, a page at a time. */
export async function fillSearch(
  search: SearchIndex,
  store: Store,
  database: string,
  goOn: () => void,
): Promise<void> {
  let after = 'case:';
  for (;;) {
    goOn();
    const page = await store.model.bundles
      .where('[database+id]')
      .between([database, after], [database, 'case:\uffff'], false)
      .limit(PAGE)
      .toArray();
    await Promise.all(page.map((bundle) => take(search, store, bundle)));
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? '';
  }
}

async function take(search: SearchIndex, store: Store, { database, id, meeting, card }: Bundle) {
  if (card === undefined || meeting === undefined || search.has(database, id)) return;
  const opened = await unsealJson(store.keys, placeOf(database, id), card).catch(() => null);
  const parsed = cardSchema.safeParse(opened);
  if (parsed.success) search.fill(database, id, meeting, parsed.data);
}
