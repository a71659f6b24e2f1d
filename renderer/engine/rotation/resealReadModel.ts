import { cardsPlace } from '../readModel/cards';
import type { Session } from '../session/session';
import { reseal } from '../keys/cipher';

/** Meetings, each with the cards of its cases. */
const PAGE = 20;

/** What the read model seals itself, under the current data key. Nothing changes for who reads it. */
export async function resealReadModel(
  { store, keys }: Session,
  database: string,
  breath: () => Promise<void>,
): Promise<void> {
  for (let after = ''; ;) {
    const page = await store.model.read(({ bundles }) =>
      bundles
        .where('[database+id]')
        .between([database, after], [database, '\uffff'], false)
        .limit(PAGE)
        .toArray(),
    );
    const last = page.at(-1);
    if (!last) return;
    const cards = new Map<string, { from: string; to: string }>();
    await Promise.all(
      page.map(async (bundle) => {
        const from = bundle.cards;
        const to = from && (await reseal(keys, cardsPlace(bundle), from));
        if (from && to) cards.set(bundle.id, { from, to });
      }),
    );
    if (cards.size > 0) await store.watched(() => store.projector.resealed(database, cards));
    after = last.id;
    await breath();
  }
}
