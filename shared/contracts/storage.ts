/** What the disk under this workstation's data allows at the moment. */
export interface StorageView {
  /** `low` warns; at `readOnly` nothing that adds to the records is written until there is room again. */
  readonly level: 'fine' | 'low' | 'readOnly';
  /** Bytes left; null where the shell cannot tell. */
  readonly free: number | null;
  /** Bytes left from which on writing goes on by itself. */
  readonly wanted: number;
  /** IndexedDB has failed a write since the application was started: it is not written to before the next start. */
  readonly broken: boolean;
}

/** Where nobody has measured anything. */
export const unmeasured: StorageView = { level: 'fine', free: null, wanted: 0, broken: false };

export const mayWrite = ({ level, broken }: StorageView): boolean => level !== 'readOnly' && !broken;

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** « 850 Mo », « 1,4 Go »: as file managers count, in whole megabytes. */
export function roomWords(bytes: number): string {
  const tenths = Math.floor((bytes / GIGABYTE) * 10) / 10;
  return bytes < GIGABYTE
    ? `${Math.floor(bytes / MEGABYTE)}\u00a0Mo`
    : `${tenths.toLocaleString('fr-FR')}\u00a0Go`;
}

/** « 312 Mo »: what must be freed before writing goes on, rounded up; null where nobody can tell. */
export function roomToFree({ free, wanted }: StorageView): string | null {
  if (free === null || free >= wanted) return null;
  return roomWords(Math.ceil((wanted - free) / MEGABYTE) * MEGABYTE);
}
