import { isChunk } from '../../../shared/domain/ids';
import { SEALED_MARK } from '../../../shared/records/sealed';
import type { Sealed } from './pouch';

/**
 * How PouchDB keeps the ciphertext of a document: as a field of it, and that of a piece of an attached file as its
 * attachment. PouchDB reads whole documents wherever it goes through its feed, a thousand at a time: pieces in them would
 * be read again and again, hundreds of megabytes at once.
 */
export type Kept = Sealed & {
  readonly _attachments?: Record<string, { readonly data?: unknown; readonly content_type?: string }>;
};

const NAME = 'c';
/** An attachment is base64 and nothing else: the format's mark, which is none, stands in its type. */
const UNMARKED = 'application/octet-stream';
const MARKED = 'application/vnd.concerto.sealed2';

export const keptAs = (id: string, cipher: string): object =>
  isChunk(id) ? { _attachments: { [NAME]: attached(cipher) } } : { c: cipher };

const attached = (cipher: string): object =>
  cipher.startsWith(SEALED_MARK)
    ? { content_type: MARKED, data: cipher.slice(SEALED_MARK.length) }
    : { content_type: UNMARKED, data: cipher };

/** Undefined for one that was deleted, or that was read without its content. */
export function keptIn({ c, _attachments }: Kept): string | undefined {
  const { data, content_type: type } = _attachments?.[NAME] ?? {};
  if (typeof data !== 'string') return c;
  return type === MARKED ? SEALED_MARK + data : data;
}

/** What PouchDB must be asked with. */
export const withContent = (ids: readonly string[]): { attachments?: true } =>
  ids.some(isChunk) ? { attachments: true } : {};
