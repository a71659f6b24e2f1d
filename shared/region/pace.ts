/**
 * When a database is looked at again. Two are watched by a long poll, those that are being worked with; the others are
 * asked at intervals that grow while they are quiet. So a workstation with twenty databases keeps two connections open
 * and asks about twenty-five small questions a minute, all of them together, instead of holding twenty connections.
 */
export const WATCHED_AT_ONCE = 2;

const SHORTEST_REST_MS = 5_000;
const LONGEST_REST_MS = 5 * 60_000;
const SHORTEST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;

/** A quarter more or less, so that the workstations of a region do not ask all at once. `chance` is in [0, 1). */
const spread = (ms: number, chance: number): number => Math.round(ms * (0.75 + chance / 2));

/** @param quiet how many times in a row there was nothing new */
export const restAfter = (quiet: number, chance: number): number =>
  spread(Math.min(LONGEST_REST_MS, SHORTEST_REST_MS * 1.5 ** quiet), chance);

/** @param failures how many times in a row it failed, 1 or more */
export const retryAfter = (failures: number, chance: number): number =>
  spread(Math.min(LONGEST_RETRY_MS, SHORTEST_RETRY_MS * 2 ** (failures - 1)), chance);
