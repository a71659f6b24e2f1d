import { plural } from '../../domain/french';
import { personIdFor, type PersonId } from '../../domain/ids';
import { nameKey } from '../../domain/samePatient';
import { entryOf, personIn } from '../directory';
import { DIRECTORY } from '../identity';
import type { ListedPerson } from '../peopleList';
import { same, type Change, type SeenDocument } from './change';
import { ofManyLines } from './manyLines';

/** CouchDB takes more; a cut connection then costs little. */
const AT_ONCE = 200;

type Seen = NonNullable<SeenDocument>;

/** Without an RPPS, who has the same name at the same place is taken for the same person. */
const placeKey = ({ family, given, organisation = '' }: ListedPerson): string =>
  [family, given, organisation].map(nameKey).join('|');

/** What a list does not say of somebody changes nothing of what is known. */
const saidOf = (entry: object): object =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== ''));

/**
 * Inscribes these people, and mends what is known of those already there; nobody is taken off, since documents name them.
 * @param ulid draws the id of somebody who has no RPPS
 */
export function planPeople(
  people: readonly ListedPerson[],
  seen: readonly Seen[],
  ulid: () => string,
): Change[] {
  const byId = new Map(seen.map((doc) => [doc._id, doc]));
  const unnumbered = new Map<string, PersonId>();
  for (const doc of seen) {
    const person = personIn(doc);
    if (person && person.rpps === undefined) unnumbered.set(placeKey(person), person.id);
  }
  const lines = new Map<PersonId, [ListedPerson, ...ListedPerson[]]>();
  for (const listed of people) {
    const id = listed.rpps
      ? personIdFor(listed.rpps, '')
      : (unnumbered.get(placeKey(listed)) ?? personIdFor(undefined, ulid()));
    if (!listed.rpps) unnumbered.set(placeKey(listed), id);
    const others = lines.get(id);
    if (others) others.push(listed);
    else lines.set(id, [listed]);
  }
  const docs = [...lines].flatMap(([id, listed]): object[] => {
    const known = byId.get(`person:${id}`);
    const entry = entryOf({ ...ofManyLines(listed, (known && personIn(known)) ?? {}), id });
    if (!known) return [entry];
    // What others know of them besides stays.
    const next = { ...known, ...saidOf(entry) };
    return same(known, next) ? [] : [next];
  });
  return Array.from({ length: Math.ceil(docs.length / AT_ONCE) }, (_, i) => {
    const part = docs.slice(i * AT_ONCE, (i + 1) * AT_ONCE);
    return {
      words: `inscrire ${plural(part.length, 'personne', 'personnes')} à l’annuaire`,
      method: 'POST',
      path: `${DIRECTORY}/_bulk_docs`,
      body: { docs: part },
    };
  });
}
