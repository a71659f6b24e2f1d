import type { Instant } from './brand';

/** Dates and times as the hospital writes them. Civil days are read in UTC, so no zone can move them. */
const day = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const shortDay = new Intl.DateTimeFormat('fr-FR', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
});

const asDate = (civil: string): Date => new Date(`${civil}T00:00:00Z`);

/** « mardi 24 novembre 2026 », « mardi 1er décembre 2026 » (Intl writes « 1 »). */
export const longDate = (civil: string): string => day.format(asDate(civil)).replace(/ 1 /, ' 1er ');
/** « 24/11/2026 » */
export const shortDate = (civil: string): string => shortDay.format(asDate(civil));
/** `14:30` → « 14 h 30 », `14:00` → « 14 h » */
export const clockTime = (time: string): string => {
  const [hours = '', minutes = ''] = time.split(':');
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
};

/** Made once for each zone: to make one takes a hundred times as long as to use it. */
const roomClocks = new Map<string, Intl.DateTimeFormat>();

function roomClock(timeZone: string): Intl.DateTimeFormat {
  const clock =
    roomClocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  roomClocks.set(timeZone, clock);
  return clock;
}

/** The civil day and time of day of an instant in the room's zone. */
export function inRoom(at: Instant, timeZone: string): { day: string; time: string } {
  const parts = roomClock(timeZone).format(new Date(at));
  return { day: parts.slice(0, 10), time: parts.slice(11, 16) };
}

/** Whole years between two civil days. */
export function ageAt(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** « 1re intention », « 2e intention » */
export const ordinalEnding = (n: number): string => (n === 1 ? 're' : 'e');
export const intentionWords = (n: number): string => `${n}${ordinalEnding(n)} intention`;

/** « 1 dossier », « 3 dossiers »; zero is singular in French. */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n}\u00a0${Math.abs(n) < 2 ? one : many}`;

/** « 14,5 » */
export const decimal = (n: number): string => String(n).replace('.', ',');

/** « 12,3 Mo » */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).replace('.', ',')}\u00a0Mo`;

/** « 350 octets », « 30 ko », « 4,2 Mo », « 1,4 Go »: of a file, in powers of ten as systems other than Windows count. */
export function sizeWords(bytes: number): string {
  if (bytes < 1e3) return plural(bytes, 'octet');
  // « 1000 ko » would be a megabyte.
  if (bytes < 999_500) return `${Math.round(bytes / 1e3)}\u00a0ko`;
  return bytes < 1e9 ? megabytes(bytes) : `${(bytes / 1e9).toFixed(1).replace('.', ',')}\u00a0Go`;
}

const list = new Intl.ListFormat('fr');
/** « a, b et c » */
export const listed = (items: readonly string[]): string => list.format(items);

/** Without case, accents and punctuation: how names and headers are compared. */
export const folded = (text: string): string =>
  text
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
