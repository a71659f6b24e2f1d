import { z } from 'zod';
import type { EntryHead } from '../../../shared/contracts/shell';
import { revisionsById } from '../store/revisions';
import { askRegion, type Credentials } from './regionHttp';

/** What CouchDB answers to `_revs_diff`: of what was asked, the revisions that it does not know. */
const missingSchema = z.record(z.string(), z.looseObject({ missing: z.array(z.string()).default([]) }));

const BATCH = 1000;

/**
 * Those of these revisions, all of one database, that the region has. A database that it does not open to this user
 * counts as having none.
 * @returns null when the region does not answer as it should, or refuses the credentials: not to be asked on
 */
export async function heldByRegion(
  region: Credentials,
  database: string,
  heads: readonly EntryHead[],
): Promise<readonly EntryHead[] | null> {
  const held: EntryHead[] = [];
  for (let from = 0; from < heads.length; from += BATCH) {
    const batch = heads.slice(from, from + BATCH);
    const asked = revisionsById(batch);
    const answer = await askRegion(region, `${encodeURIComponent(database)}/_revs_diff`, 'POST', asked);
    if (answer?.status === 404 || answer?.status === 403) return [];
    const missing = answer?.status === 200 ? missingSchema.safeParse(answer.body).data : undefined;
    if (!missing) return null;
    const lacking = new Map(Object.entries(missing));
    held.push(...batch.filter(({ id, rev }) => !lacking.get(id)?.missing.includes(rev)));
  }
  return held;
}
