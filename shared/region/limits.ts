/** A document that is larger is refused where it is written, and by the region: never found out in the middle of a sync. */
export const MAX_DOCUMENT_BYTES = 1_000_000;

/**
 * Revisions the region remembers of each document. No fewer than the ancestors a workstation sends along
 * (`JOURNALED_ANCESTORS`): else a change made offline finds no parent there and stands as a conflict.
 */
export const REVISIONS_KEPT = 50;

/**
 * Shards of a board's database of one year: a board has some 400 cases a year, so two files spread over the cores or over
 * three nodes are plenty, and 110 boards stay at 220 files a year. The default of older servers (8) would be 880.
 */
export const BOARD_SHARDS = 2;
export const DIRECTORY_SHARDS = 1;
