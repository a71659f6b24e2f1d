import { decodeWindows1252 } from '../windows1252';

interface CsvText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/**
 * The text of a CSV: byte order mark first, then strict UTF-8, else Windows-1252, which is what French Excel writes.
 * A text in Windows-1252 with accents is practically never valid UTF-8, so the order is safe.
 */
export function decodeCsv(bytes: Uint8Array): CsvText {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (a === 0xfe && b === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'Windows-1252' };
  }
}
