import { sealJson, unsealJson, type Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import type { Bundle } from './readModel';
import { cardsSchema, type Cards } from './card';

type Place = Pick<Bundle, 'database' | 'id'>;

/** Bound to their bundle, and never taken for the meeting's own document. */
export const cardsPlace = ({ database, id }: Place): string => `${placeOf(database, id)}#cards`;

export const sealCards = (keys: Keyring, place: Place, cards: Cards): Promise<string> =>
  sealJson(keys, cardsPlace(place), cards);

/** Empty where there are none, or they are under a key that is gone. */
export async function openCards(keys: Keyring, bundle: Bundle): Promise<Cards> {
  if (bundle.cards === undefined) return {};
  const opened = await unsealJson(keys, cardsPlace(bundle), bundle.cards).catch(() => null);
  return cardsSchema.safeParse(opened).data ?? {};
}
