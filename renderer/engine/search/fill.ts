import { rowsOf } from '../readModel/bundles';
import type { Bundle } from '../readModel/readModel';
import type { Store } from '../store/store';
import { cardOf, type Cards } from '../readModel/card';
import { openCards } from '../readModel/cards';
import type { SearchIndex } from './searchIndex';

/** Meetings a page: queries are answered in between. */
const PAGE = 25;

/**
 * What the search knows of a database's cases, from their cards; from the cases themselves where there are none.
 * @param goOn waited for between pages; throws to end the work
 */
export async function fillSearch(
  search: SearchIndex,
  store: Store,
  database: string,
  goOn: () => Promise<unknown>,
): Promise<void> {
  const read = (after: string) =>
    store.model.read(({ bundles }) =>
      bundles
        .where('[database+id]')
        .between([database, after], [database, 'meeting:\uffff'], false)
        .limit(PAGE)
        .toArray(),
    );
  let next = read('meeting:');
  for (let isOver = false; !isOver;) {
    const page = await next;
    await goOn();
    isOver = page.length < PAGE;
    // Read while this one is opened.
    if (!isOver) {
      next = read(page.at(-1)?.id ?? '');
      next.catch(() => undefined);
    }
    await Promise.all(page.map((bundle) => take(search, store, bundle)));
  }
}

async function take(search: SearchIndex, store: Store, bundle: Bundle): Promise<void> {
  const { database, id: meeting, cases } = bundle;
  if (cases.every((id) => search.has(database, id))) return;
  const cards = await openCards(store.keys, bundle);
  const known = cases.every((id) => cards[id]) ? cards : await read(store, bundle);
  for (const id of cases) {
    const card = known[id];
    if (card) search.fill(database, id, meeting, card);
  }
}

async function read(store: Store, bundle: Bundle): Promise<Cards> {
  const docs = await store.reveal(rowsOf(bundle).filter(({ type }) => type === 'case'));
  return Object.fromEntries(docs.flatMap((doc) => (doc.type === 'case' ? [[doc._id, cardOf(doc)]] : [])));
}
