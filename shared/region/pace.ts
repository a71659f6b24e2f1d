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

const REFUSED_MS = [20_000, 120_000];
/** Longer than CouchDB keeps an account shut. */
const REFUSED_LONG_MS = 7 * 60_000;

/**
 * A proxy or a server that starts again may refuse for a moment, rights are given back, an account that was shut opens.
 * CouchDB 3.4 shuts an account, for all who use it, after five wrong passwords within five minutes. What is asked again
 * after one is one question for all databases, twice in that time.
 * @param refusals how many times in a row it was refused, 1 or more
 */
export const refusedAfter = (refusals: number, chance: number): number =>
  spread(REFUSED_MS[refusals - 1] ?? REFUSED_LONG_MS, chance);
