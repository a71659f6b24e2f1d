import type { CaseValues } from './caseFields';
import { folded } from './french';

const NAME_PATHS = [
  'identity.birthName',
  'identity.usedName',
  'identity.givenNames',
  'identity.firstGivenName',
  'identity.usedGivenName',
] as const;
/** Shorter parts of a name (« LE », « de ») tell nobody, and are words of every sentence. */
const SHORTEST = 3;
const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;
const CIVILITIES = new Set(
  'm mr mme mlle monsieur madame mademoiselle patient patiente nomme nommee'.split(' '),
);
const MONTHS = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(
  ' ',
);
const HIDDEN = '…';
/** For a class of signs: what is shown may hold hyphens that do not break a line (`unbroken`). */
const HYPHENS = '\\u2010-\\u2015-';

interface Word {
  readonly text: string;
  readonly at: number;
  readonly isName: boolean;
}

/**
 * Hides a patient's traits where they stand in free text: names become an initial; birth date, INS, IPP and telephone « … ».
 *
 * A name in small letters counts after « Mme » and its like, or beside another of his names: « petit nodule » stays as it is
 * though he is called Petit. Elsewhere a capital tells a name, even at the beginning of a sentence.
 * @param values of the case, whose identity is meant
 */
export function masking(values: CaseValues): (text: string) => string {
  const names = new Set(
    NAME_PATHS.flatMap((path) => folded(values[path] ?? '').split(' ')).filter(
      (part) => part.length >= SHORTEST,
    ),
  );
  const numbers = [...birthForms(values['identity.birthDate']), ...numberForms(values)];
  return (text) =>
    maskedNames(
      numbers.reduce((out, form) => out.replace(form, HIDDEN), text),
      names,
    );
}

function maskedNames(text: string, names: ReadonlySet<string>): string {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index: at }): Word => {
    const parts = folded(word).split(' ');
    return { text: word, at, isName: parts.some((part) => names.has(part)) };
  });
  let out = '';
  let done = 0;
  for (const [index, word] of words.entries()) {
    if (!word.isName || !isMeant(words, index)) continue;
    out += `${text.slice(done, word.at)}${word.text.charAt(0).toLocaleUpperCase('fr')}.`;
    done = word.at + word.text.length;
  }
  return out + text.slice(done);
}

const isCivility = (word: Word | undefined): boolean =>
  word !== undefined && CIVILITIES.has(folded(word.text));

function isMeant(words: readonly Word[], index: number): boolean {
  const [before, word, after] = [words[index - 1], words[index], words[index + 1]];
  if (/\p{Lu}/u.test(word?.text ?? '')) return true;
  // « madame le goff »: over its small words.
  let called = index - 1;
  while (folded(words[called]?.text ?? 'none').length < SHORTEST && !isCivility(words[called])) called--;
  const isCalled = isCivility(words[called]);
  return isCalled || before?.isName === true || after?.isName === true;
}

/** « 03/02/1961 », « 3.2.61 », « 1961-02-03 », « 3 février 1961 ». */
function birthForms(birth: string | undefined): RegExp[] {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(birth ?? '') ?? [];
  if (year === '') return [];
  const [d, m] = [Number(day), Number(month)];
  const century = `(?:${year.slice(0, 2)})?${year.slice(2)}`;
  const named = [...(MONTHS[m - 1] ?? '')]
    .map((letter) => ({ e: '[eé]', u: '[uû]' })[letter] ?? letter)
    .join('');
  return [
    new RegExp(`(?<!\\d)0?${d}\\s?[/.${HYPHENS}]\\s?0?${m}\\s?[/.${HYPHENS}]\\s?${century}(?!\\d)`, 'g'),
    new RegExp(`(?<!\\d)${year}\\s?[/.${HYPHENS}]?\\s?${month}\\s?[/.${HYPHENS}]?\\s?${day}(?!\\d)`, 'g'),
    new RegExp(`(?<!\\d)0?${d}(?:er)?\\s+${named}\\s+${century}(?!\\d)`, 'giu'),
  ];
}

/** However their characters are grouped. The INS is also written without its key, its last two digits. */
function numberForms(values: CaseValues): RegExp[] {
  const spaced = (number: string) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${[...number].join(`[\\s.${HYPHENS}]*`)}(?![\\p{L}\\p{N}])`, 'giu');
  const kept = (text: string | undefined) => (text ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  const ins = kept(values['identity.ins']);
  const others = [kept(values['identity.ipp']), kept(values['identity.telecom'])];
  return [ins, ins.slice(0, 13), ...others].filter((number) => number.length >= 4).map(spaced);
}
