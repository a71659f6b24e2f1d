/** Characters that XML 1.0 forbids (§2.2 Char): one of them in a pasted text and Word refuses the whole file. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text that any reader of XML takes; Word's own line breaks (vertical tab) and Unicode's become line feeds. */
export const clean = (text: string): string =>
  text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(FORBIDDEN, '');

/** « 24 novembre 2026 » */
const MONTH =
  /(\d(?:er)?) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (\d{4})/g;

/** A date, a doctor’s title, a question mark, a unit or a closing quote never starts a line (Lexique de l’Imprimerie nationale). */
export const unbroken = (text: string): string =>
  text
    .replace(/ (?=[:;?!»%])/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(MONTH, '$1\u00a0$2\u00a0$3')
    .replace(/(?<!\p{L})(Dr|Pr|Mme|INS|IPP) (?=[\p{Lu}\d])/gu, '$1\u00a0')
    .replace(/(?<!\p{L})(à|n°) (?=\d)/gu, '$1\u00a0')
    .replace(/(\d) h (?=\d)/g, '$1\u00a0h\u00a0')
    .replace(/(\d) (?=(?:mm|cm|µm|mg|kg|g|Gy|ml|ans?|mois|h)(?![\p{L}\d]))/gu, '$1\u00a0');

/** The lines that say something. */
export const lines = (text: string): string[] =>
  clean(text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
