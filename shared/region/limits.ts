/** A document that is larger is refused where it is written, and by the region: never found out in the middle of a sync. */
export const MAX_DOCUMENT_BYTES = 1_000_000;

/**
 * What a document in the region may hold at most. A field that is saved twice a second for a whole meeting counts some
 * 10,000 changes of one workstation, and a board has some tens of workstations.
 */
export const bounds = {
  /** Letters of an id. */
  idLength: 200,
  /** Workstations in the clock of a document, and letters of the name of one. */
  devices: 1_000,
  deviceLength: 64,
  /** Changes of one workstation in a document that comes to the region, and in one writing on top of what it holds. */
  clock: 1_000_000,
  growth: 100_000,
  /** Of these, changes of which none stands any more: what a workstation wrote for three meetings, all of it replaced. */
  replaced: 30_000,
  /** How far ahead of the server's clock a workstation's may be, in milliseconds. */
  ahead: 48 * 60 * 60 * 1000,
} as const;

/**
 * Revisions the region remembers of each document. No fewer than the ancestors a workstation sends along
 * (`JOURNALED_ANCESTORS`): else a change made offline finds no parent there and stands as a conflict.
 */
export const REVISIONS_KEPT = 50;

/**
 * Shards of a board's database of one year: a board has some 400 cases a year, so two files spread over the cores or
 * over three nodes are plenty. So 110 boards stay at 220 files a year. The default of older servers (8) would be 880.
 */
export const BOARD_SHARDS = 2;
export const DIRECTORY_SHARDS = 1;
