import type { JournalEntry } from '../../../shared/records/journalEntry';
import type { LocalDatabase } from '../database/localDatabase';
import { JOURNALED_ANCESTORS } from '../database/revisions';

/** Documents read at a time: few, so that a vote which is cast meanwhile hardly waits. */
const PAGE = 100;

/**
 * Every leaf of a database with its ancestors, tombstones too: what a merge ended must not come back as a conflict.
 * What is written while this runs comes again at the end of the feed.
 */
export async function* leafPages(database: LocalDatabase): AsyncGenerator<JournalEntry[]> {
  for (let since = 0; ;) {
    const { revisions, last } = await database.revisions(since, PAGE);
    if (revisions.length === 0) return;
    since = last;
    const entries = await database.entries(revisions);
    yield entries.map((entry) => ({ ...entry, ancestors: entry.ancestors.slice(0, JOURNALED_ANCESTORS) }));
  }
}
