/**
 * In front of what is sealed for one revision alone: no base64 holds it, so the former format, which was bound to the
 * document only, is told from this one.
 */
export const SEALED_MARK = '2.';

/** What base64 does not hold: asked this way round, a text is looked through three times faster than when all of it is to match. */
const NOT_BASE64 = /[^A-Za-z0-9+/=]|=(?!=?$)/;

export const isBase64 = (text: string): boolean => !NOT_BASE64.test(text);

/** Base64, with or without the mark; the former format wrote an end as an empty text. */
export const isSealed = (text: string): boolean =>
  isBase64(text.startsWith(SEALED_MARK) ? text.slice(SEALED_MARK.length) : text);

/** Whether a revision ends its branch: said beside a sealed end, and by the former format with no content at all. */
export const isEnd = ({
  cipher,
  deleted,
}: {
  readonly cipher: string;
  readonly deleted?: true | undefined;
}): boolean => deleted === true || cipher === '';
