import { z } from 'zod';
import type { EntryHead } from '../../../shared/records/journalEntry';
import type { LocalDatabase } from '../database/localDatabase';
import { KNOWN, type Known } from './identity';
import { nobodys } from './nobodys';
import { REGION_PATH } from '../region/regionIdentity';
import { askRegion, type Credentials } from '../region/regionHttp';

/** The region as this workstation met it. */
export type MetRegion = Credentials & { readonly identity?: string | undefined };

/** What CouchDB answers to `_revs_diff`: of what was asked, the revisions that it does not know. */
const missingSchema = z.record(
  z.string(),
  z.strictObject({
    missing: z.array(z.string()).min(1),
    possible_ancestors: z.array(z.string()).optional(),
  }),
);

const BATCH = 1000;

/** As the region's database was when this workstation met it; null where it was not, or was never prepared. */
export const createdOf = async (local: LocalDatabase): Promise<string | null> =>
  (await local.local<Known>(KNOWN))?.created ?? null;

/**
 * Those of these revisions, all of one database, that the region has. Asked only of the region that this workstation met,
 * and of the very database: anything else that answers, a proxy or another server, has nothing. A database that it does
 * not open to this user counts as having none.
 * @param created what the region's database says of itself (`createdOf`)
 * @returns null when the region does not answer as it should, or refuses the credentials: not to be asked on
 */
export async function heldByRegion(
  region: MetRegion,
  database: string,
  heads: readonly EntryHead[],
  created: string | null = null,
): Promise<readonly EntryHead[] | null> {
  const held: EntryHead[] = [];
  const at = encodeURIComponent(database);
  if (heads.length === 0) return [];
  if (!(await says(region, REGION_PATH, 'region', region.identity))) return null;
  if (created !== null && !(await says(region, `${at}/identity`, 'created', created))) return null;
  for (let from = 0; from < heads.length; from += BATCH) {
    const batch = heads.slice(from, from + BATCH);
    const proof = nobodys();
    const asked = new Map<string, string[]>();
    for (const { id, rev } of [...batch, proof]) asked.set(id, [...(asked.get(id) ?? []), rev]);
    const answer = await askRegion(region, `${at}/_revs_diff`, 'POST', Object.fromEntries(asked));
    if (answer?.status === 404 || answer?.status === 403) return [];
    const missing = answer?.status === 200 ? readMissing(answer.body, asked) : null;
    if (!missing?.get(proof.id)?.includes(proof.rev)) return null;
    // No answer in JSON can be read that names it.
    held.push(...batch.filter(({ id, rev }) => !missing.get(id)?.includes(rev) && id !== '__proto__'));
  }
  return held;
}

/** Null for what is no answer to this question. */
function readMissing(
  body: unknown,
  asked: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> | null {
  const read = missingSchema.safeParse(body).data;
  if (!read) return null;
  const entries = Object.entries(read).map(([id, { missing }]) => [id, missing] as const);
  const isAnswer = entries.every(([id, missing]) => missing.every((rev) => asked.get(id)?.includes(rev)));
  return isAnswer ? new Map(entries) : null;
}

/** Whether it is the one that was met; true where nothing was ever known of it. */
async function says(
  region: MetRegion,
  path: string,
  field: string,
  known: string | undefined,
): Promise<boolean> {
  if (known === undefined) return true;
  const answer = await askRegion(region, path);
  return answer?.status === 200 && (answer.body as Record<string, unknown> | null)?.[field] === known;
}
