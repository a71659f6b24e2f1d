/** What windows-1252 puts at 0x80–0x9F, where ISO-8859-1 has control characters (WHATWG index-windows-1252). */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes windows-1252. Node 20's TextDecoder answers ISO-8859-1 under that name: an apostrophe ’ becomes a control
 * character. The 32 differing characters are put right here. Where the decoder is right nothing changes.
 */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (c) => HIGH.charAt(c.charCodeAt(0) - 0x80));
