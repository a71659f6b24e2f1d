import { isChunk } from '../../../shared/domain/ids';

/** What PouchDB's replication asks about, on either side. */
export type Asked = Readonly<Record<string, unknown>>;

/** To it, nobody lacks a piece of an attached file: those go their own way (pieceSync.ts). */
export const withoutPieces = (asked: Asked): Asked =>
  Object.fromEntries(Object.entries(asked).filter(([id]) => !isChunk(id)));
