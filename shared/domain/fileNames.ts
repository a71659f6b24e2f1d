import type { Board } from './board';
import type { Meeting } from './meeting';

/** Letters that no decomposition takes apart. */
const letters: Record<string, string> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ð: 'D',
  Þ: 'TH',
  Ł: 'L',
  Đ: 'D',
  ß: 'SS',
  ẞ: 'SS',
};

/** Every file system takes 120 characters in all; two names and the rest fit. */
const LONGEST = 40;

/** « Le Goff-Œuvrard » → `LE-GOFF-OEUVRARD`: capitals without accents, what no file system refuses. */
export const namePart = (text: string): string =>
  text
    .toLocaleUpperCase('fr')
    .replace(/[ÆŒØÐÞŁĐßẞ]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');

export const compactDay = (day: string): string => day.replaceAll('-', '');

/** `20261124_RCP-SEIN_LISTE`: what of a meeting a file holds, without the extension. */
export const meetingFileName = (meeting: { board: Board; doc: Meeting }, holds: string): string =>
  [compactDay(meeting.doc.date), namePart(meeting.board.name) || 'RCP', holds].join('_');
