import { yesOrNo } from '../../domain/codeFromWords';
import { signed, tokens } from '../../domain/sameWords';

/** A real section has a few hundred texts; beyond, repetition is no longer looked for. */
const MAX_KNOWN = 2000;

/** Texts that were read: whatever only repeats them is no loss. Signs count, « +++ » and « > 8 » are values. */
export class Known {
  private readonly texts = new Set<string>();
  private longestFirst: readonly string[] | null = null;

  add(text: string): void {
    const key = signed(text);
    if (key === '' || this.texts.size >= MAX_KNOWN) return;
    this.texts.add(key);
    this.longestFirst = null;
  }

  has(text: string): boolean {
    return this.texts.has(signed(text));
  }

  /** Whether the words are part of a known text, or made of known texts. */
  covers(text: string): boolean {
    let rest = ` ${signed(text)} `;
    // A text without letter, digit or sign says nothing: dashes, dots.
    if (rest.trim() === '') return true;
    this.longestFirst ??= [...this.texts].map((each) => ` ${each} `).sort((a, b) => b.length - a.length);
    if (this.longestFirst.some((each) => each.includes(rest))) return true;
    for (const each of this.longestFirst)
      if (rest.includes(each)) rest = rest.replaceAll(each, '  ').replace(/ {3,}/g, '  ');
    return rest.trim() === '';
  }
}

/** « (minimum mois et année) », « (si applicable) »: advice on the question, not the question, as « (si métastase) » is. */
const withoutAdvice = (label: string): string =>
  label.replace(
    /\((minimum[^)]*|si (applicable|pertinente?|notable|besoin|nécessaire|connue?|disponible|possible)s?)\)/gi,
    ' ',
  );
/** The words of a question, whatever their order; « du cancer » adds nothing in a fiche. */
const keyOf = (label: string): string =>
  [...new Set(tokens(withoutAdvice(label)))]
    .filter((word) => word !== 'cancer')
    .sort()
    .join(' ');

/** « Autre : cT2 » asks for something else than the T. */
const OTHERNESS = new Set([
  'autre',
  'second',
  'seconde',
  'deuxieme',
  'nouveau',
  'nouvelle',
  'ancien',
  'ancienne',
  'precedent',
  'precedente',
]);

/**
 * What was answered. The same value under another label is another fact: « T après chimiothérapie : cT2 » repeats
 * nothing, even where the clinical T is cT2.
 */
export class Labels {
  private readonly asked = new Map<string, ReadonlySet<string>>();
  private readonly questions = new Set<string>();
  private readonly answers = new Map<string, boolean>();

  add(...labels: readonly string[]): void {
    for (const label of labels)
      if (label.trim() !== '' && this.asked.size < MAX_KNOWN && !this.asked.has(label)) {
        this.asked.set(label, new Set(tokens(label)));
        this.questions.add(keyOf(label));
      }
  }

  /** What a yes or no question was answered with. */
  answer(label: string, value: boolean): void {
    this.answers.set(keyOf(label), value);
  }

  /** Whether « Progression : Non », in one text, says what was read: the very question, and the same answer. */
  tells(label: string, value: boolean): boolean {
    return this.answers.get(keyOf(label)) === value;
  }

  /**
   * Whether the label asks for something that was read: it has no word that the known question has not. « Autre » alone
   * is not « Autre stade ». Of a « Oui » the label is all that is said, so it must be the very question, and its answer:
   * « Progression du cancer : Oui » is not « Progression locale du cancer ».
   */
  names(label: string, answer = ''): boolean {
    const yes = yesOrNo(answer);
    if (yes !== null) return this.tells(label, yes) || (!this.tells(label, !yes) && this.isAsked(label));
    const words = tokens(withoutAdvice(label));
    const isOther = words.some((word) => OTHERNESS.has(word));
    return (
      words.length > 0 &&
      [...this.asked.values()].some(
        (each) =>
          words.every((word) => each.has(word)) &&
          (!isOther || [...each].every((word) => words.includes(word))),
      )
    );
  }

  private isAsked(label: string): boolean {
    const key = keyOf(label);
    return key !== '' && this.questions.has(key);
  }
}
