import type { JournalUpkeep } from '../../../shared/contracts/shell';
import type { EntryHead } from '../../../shared/records/journalEntry';
import type { Instant } from '../../../shared/domain/brand';
import { databaseNameSchema } from '../../../shared/domain/ids';
import { isDemonstration } from '../../../shared/region/databaseName';

/** Of these revisions of one database, those that the region has; null when it cannot be asked now. */
export type AskRegion = (
  database: string,
  heads: readonly EntryHead[],
) => Promise<readonly EntryHead[] | null>;

type Leaving = (segment: number, drop: readonly EntryHead[]) => Promise<boolean>;

/**
 * Leaves out of the closed segments flushed before `before` what the region says itself that it has; nothing else.
 * @param leaving told of what is about to be left out of a segment; false keeps the segment as it is
 * @param goOn asked before each segment: false ends the pass
 * @returns how many entries left the journal. Rejects with a French sentence when the disk refuses.
 */
export async function compactJournal(
  upkeep: JournalUpkeep,
  ask: AskRegion,
  before: Instant,
  goOn: () => boolean,
  leaving: Leaving = () => Promise.resolve(true),
): Promise<number> {
  let dropped = 0;
  for (let after = 0; goOn();) {
    const survey = await upkeep.survey(before, after);
    if (!survey) break;
    after = survey.segment;
    const drop: EntryHead[] = [];
    for (const [database, heads] of byDatabase(survey.heads)) {
      const held = await ask(database, heads);
      if (held === null) return dropped;
      drop.push(...held);
    }
    if (drop.length > 0 && goOn() && (await leaving(after, drop)))
      dropped += await upkeep.compact(after, drop);
  }
  return dropped;
}

/** Without what never goes to the region: the demonstration, and what is no board's. */
function byDatabase(heads: readonly EntryHead[]): Map<string, EntryHead[]> {
  const groups = new Map<string, EntryHead[]>();
  for (const head of heads) {
    const name = databaseNameSchema.safeParse(head.database);
    if (!name.success || isDemonstration(name.data)) continue;
    const group = groups.get(name.data);
    if (group) group.push(head);
    else groups.set(name.data, [head]);
  }
  return groups;
}
