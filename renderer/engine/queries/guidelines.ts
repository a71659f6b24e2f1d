import { inForce, type Decision } from '../../../shared/domain/decision';
import type { Guideline } from '../../../shared/domain/guideline';
import type { DatabaseName } from '../../../shared/domain/ids';
import { parseDatabaseName } from '../../../shared/region/databaseName';
import { byAge, guidelineId, type GuidelineEntry } from '../../../shared/region/guidelines';
import { meetingsOf, readMeeting } from '../records/read';
import type { Session } from '../session/session';

/** A board follows few guidelines: those of its last meetings are all that it needs to find again. */
const MEETINGS_READ = 12;

/**
 * What this board may follow: the region's library. Where the workstation has none, what the board's decisions of its last
 * meetings named, on this workstation.
 */
export async function guidelinesFor(
  { directory, workstation, store }: Session,
  database: DatabaseName,
): Promise<GuidelineEntry[]> {
  // A console that an unlocking leads back to asks before the synchronisation has begun.
  if (workstation.region) await directory.open();
  const board = parseDatabaseName(database)?.slug ?? '';
  const library = directory.guidelinesOf(board);
  if (library.length > 0) return library;
  const years = workstation.databases.filter((name) => parseDatabaseName(name)?.slug === board);
  const held = await Promise.all(
    years.map(async (name) =>
      (await meetingsOf(store, name, (it) => it.primaryKeys())).map(([, meeting]) => ({ name, meeting })),
    ),
  );
  // Their ids begin with their day.
  const last = held
    .flat()
    .sort((a, b) => b.meeting.localeCompare(a.meeting))
    .slice(0, MEETINGS_READ);
  const read = await Promise.all(last.map(({ name, meeting }) => readMeeting(store, name, meeting)));
  return usedIn(read.flatMap((records) => standingIn(records?.decisions ?? [])));
}

/** What was taken back or corrected names no guideline any more. */
function standingIn(decisions: readonly Decision[]): Decision[] {
  const byCase = new Map<string, Decision[]>();
  for (const decision of decisions)
    byCase.set(decision.case, [...(byCase.get(decision.case) ?? []), decision]);
  return [...byCase.values()].flatMap((own) => inForce(own) ?? []);
}

/** The guidelines that decisions name, each once, the newest first. */
function usedIn(decisions: readonly Pick<Decision, 'guideline'>[]): GuidelineEntry[] {
  const used = new Map<string, GuidelineEntry>();
  for (const { guideline } of decisions) {
    const id = guideline && idOf(guideline);
    if (!id) continue;
    const { name, version, date } = guideline;
    used.set(id, { _id: id, type: 'guideline', schema: 1, name, version, date, retired: false });
  }
  return [...used.values()].sort(byAge);
}

/** Two dates of one version are two entries: which of them is meant is for the reader to say. */
function idOf(guideline: Guideline): string | null {
  const id = guidelineId(guideline);
  return id && `${id}--${guideline.date}`;
}
