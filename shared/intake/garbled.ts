import type { ImportedCase } from './imported';

/**
 * UTF-8 that was read once as an 8-bit encoding and saved so: « Ã‰ » for « É », « Â° » for « ° », « â€™ » for « ’ »;
 * or a letter that was given up (U+FFFD). No French or Portuguese word holds these pairs (« SÃO » is none).
 */
const GARBLED = /[ÃÂ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|â€|\ufffd/;

/** What a person has to know of letters that were lost before the file came here; null where none seem to be. */
export const garbledNote = (cases: readonly ImportedCase[]): string | null =>
  GARBLED.test(JSON.stringify(cases))
    ? 'Des lettres accentuées semblent perdues dans ce fichier, avant Concerto\u00a0: comparez les noms avec l’original, ou demandez le fichier en UTF-8.'
    : null;
