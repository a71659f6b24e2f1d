import type { Instant } from '../../domain/brand';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;

/** An instant as the date and time of MS-DOS: two seconds fine, no zone, so UTC (APPNOTE §4.4.6). */
function dosTime(at: Instant): { date: number; time: number } {
  const moment = new Date(at);
  return {
    date: ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
  };
}

/**
 * Dates every entry of a zip made without comment, as the library makes them. It stamps the computer's clock there;
 * with the instant of issue instead, the same record gives the same bytes, and its hash can be found again.
 */
export function withDates(zip: Uint8Array, at: Instant): Uint8Array {
  const out = zip.slice();
  const view = new DataView(out.buffer);
  const { date, time } = dosTime(at);
  const end = out.length - END_LENGTH;
  if (view.getUint32(end, true) !== END) throw new Error('A zip without its end record');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const local = view.getUint32(entry + 42, true);
    if (view.getUint32(entry, true) !== CENTRAL || view.getUint32(local, true) !== LOCAL)
      throw new Error('A zip with a broken directory');
    view.setUint16(entry + 12, time, true);
    view.setUint16(entry + 14, date, true);
    view.setUint16(local + 10, time, true);
    view.setUint16(local + 12, date, true);
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true);
  }
  return out;
}
