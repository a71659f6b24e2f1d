import { folded, plural } from '../../domain/french';
import { personIdFor } from '../../domain/ids';
import type { Person } from '../../domain/person';
import { entryOf, personIn } from '../directory';
import { DIRECTORY } from '../identity';
import type { ListedPerson } from '../peopleList';
import { same, type Change, type SeenDocument } from './change';

/** CouchDB takes more; a cut connection then costs little. */
const AT_ONCE = 200;

type Seen = NonNullable<SeenDocument>;

/** Without an RPPS, who has the same name at the same place is taken for the same person. */
const nameKey = ({ family, given, organisation = '' }: ListedPerson): string =>
  [family, given, organisation].map(folded).join('|');

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
  const unnumbered = new Map<string, Person>();
  for (const doc of seen) {
    const person = personIn(doc);
    if (person && person.rpps === undefined) unnumbered.set(nameKey(person), person);
  }
  const wanted = new Map<string, object>();
  for (const listed of people) {
    const id = listed.rpps
      ? personIdFor(listed.rpps, '')
      : (unnumbered.get(nameKey(listed))?.id ?? personIdFor(undefined, ulid()));
    if (!listed.rpps) unnumbered.set(nameKey(listed), { ...listed, id });
    const entry = entryOf({ ...listed, id });
    const { _rev, ...held } = byId.get(entry._id) ?? { _rev: undefined };
    // What others know of them besides stays.
    const next = { ...held, ...entry };
    if (!same(held, next)) wanted.set(entry._id, _rev === undefined ? next : { ...next, _rev });
  }
  const docs = [...wanted.values()];
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
