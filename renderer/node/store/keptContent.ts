import { isChunk } from '../../../shared/domain/ids';
import type { Sealed } from './pouch';

/**
 * How PouchDB keeps the ciphertext of a document: as a field of it, and that of a piece of an attached file as its
 * attachment. PouchDB reads whole documents wherever it goes through its feed, a thousand at a time: pieces in them would
 * be read again and again, hundreds of megabytes at once.
 */
export type Kept = Sealed & { readonly _attachments?: Record<string, { readonly data?: unknown }> };

const NAME = 'c';

export const keptAs = (id: string, cipher: string): object =>
  isChunk(id)
    ? { _attachments: { [NAME]: { content_type: 'application/octet-stream', data: cipher } } }
    : { c: cipher };

/** Undefined for one that was deleted, or that was read without its content. */
export function keptIn({ c, _attachments }: Kept): string | undefined {
  const data = _attachments?.[NAME]?.data;
  return typeof data === 'string' ? data : c;
}

/** What PouchDB must be asked with. */
export const withContent = (ids: readonly string[]): { attachments?: true } =>
  ids.some(isChunk) ? { attachments: true } : {};
