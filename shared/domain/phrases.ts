import { folded } from './french';

/** More than a hand goes through while a room waits. */
const MOST_OFFERED = 5;

/**
 * A board's own phrase for proposals. It is stored as its coordinator writes it, « cn = Chimiothérapie néoadjuvante »:
 * before the sign stands what may be typed for it, if anything.
 */
interface Phrase {
  readonly short: string;
  readonly text: string;
}

export function phraseOf(line: string): Phrase {
  const [short = '', ...rest] = line.split('=');
  // « TNM = cT2 » of a sentence is no shorthand: one is a single word.
  const isShorthand = rest.length > 0 && /^\s*\S+\s*$/.test(short) && rest.join('=').trim() !== '';
  return isShorthand
    ? { short: short.trim(), text: rest.join('=').trim() }
    : { short: '', text: line.trim() };
}

/** As a coordinator types them, one a line; empty lines and repetitions say nothing. */
export const phraseLines = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

const lineBegins = (text: string): number => text.lastIndexOf('\n') + 1;

/**
 * What is offered for the line that is being typed, the last of the text: those whose shorthand it is, then those that
 * have a word for each typed one, in the board's order. For an empty line, the board's first ones.
 * @param lines the board's phrases as stored
 */
export function phrasesFor(lines: readonly string[], text: string): string[] {
  const typed = folded(text.slice(lineBegins(text)));
  const phrases = lines.map(phraseOf);
  const shorthand = phrases.filter(({ short }) => short !== '' && folded(short) === typed);
  const words = typed.split(' ').filter(Boolean);
  const meant = phrases.filter(({ text: phrase }) => {
    const own = folded(phrase).split(' ');
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
  const offered = [...new Set([...shorthand, ...meant].map((phrase) => phrase.text))];
  return offered.filter((phrase) => folded(phrase) !== typed).slice(0, MOST_OFFERED);
}

/** The text with this phrase in place of the line that is being typed. */
export const withPhrase = (text: string, phrase: string): string => text.slice(0, lineBegins(text)) + phrase;
