import { z } from 'zod';
import { instantSchema } from './brand';
import { chunkIdSchema, fileIdSchema, personIdSchema, sha256Schema } from './ids';

/**
 * A file cut in pieces, named by what it holds. The manifest says nothing but what follows from the content, so that
 * two workstations which attach the same file make the same document in the same revision. It is there once, and never
 * a conflict. What a person says of it (its name, who attached it) is in the case (`attachedSchema`).
 */
export const fileSchema = z.looseObject({
  _id: fileIdSchema,
  type: z.literal('file'),
  schema: z.number().int().default(1),
  mediaType: z.string(),
  /** Of the whole, in bytes. */
  size: z.number().int().nonnegative(),
  /** SHA-256 of each piece, in order. */
  pieces: z.array(sha256Schema).default([]),
  /** The whole in base64, where it is so small that it needs no pieces: a thumbnail comes with the first replication. */
  content: z.base64().optional(),
});
export type FileManifest = z.infer<typeof fileSchema>;

export const chunkSchema = z.looseObject({
  _id: chunkIdSchema,
  type: z.literal('chunk'),
  schema: z.number().int().default(1),
  content: z.base64(),
});
export type FileChunk = z.infer<typeof chunkSchema>;

/**
 * 240 kB: as base64 a third of what a document may be, so that the region's rules measure it by its length alone. A
 * slow line (6 kB a second) still brings one within a request's time, and a cut costs no more than one.
 */
export const PIECE_BYTES = 240 * 1024;
/** Up to here the manifest holds the content itself. */
export const INLINE_BYTES = 16 * 1024;
/** Longest edge and weight of a thumbnail, made in the page. */
export const THUMBNAIL_PIXELS = 240;
export const THUMBNAIL_BYTES = 12 * 1024;

const MEGABYTE = 1_000_000;
/** A scanned report has some 5 MB, a mammogram as JPEG 10; what is larger belongs to the PACS, and is named there. */
export const MAX_ATTACHED_BYTES = 25 * MEGABYTE;
/** Seventeen cases of a meeting then stay within 2 GB on a workstation, twice as much as IndexedDB keeps of it. */
export const MAX_CASE_BYTES = 100 * MEGABYTE;

/** What a case says of one of its files; the key is the SHA-256 of the content. */
export const attachedSchema = z.looseObject({
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int().nonnegative(),
  by: personIdSchema,
  at: instantSchema,
  /** A small JPEG, a file of its own: in the case itself it would be sent and journalled again with every field. */
  thumbnail: sha256Schema.optional(),
  /**
   * How often it was taken off or put back: odd, it is off. Two workstations that do the same apart mean the same, and
   * who went further knew more.
   */
  turns: z.number().int().nonnegative().default(0),
});
export type Attached = z.infer<typeof attachedSchema>;
export type AttachedFiles = Readonly<Record<string, Attached>>;

export const isOff = ({ turns }: Pick<Attached, 'turns'>): boolean => turns % 2 === 1;

/** Those that are not taken off, in the order they were attached. */
export const attachedOf = (files: AttachedFiles | undefined): [sha256: string, file: Attached][] =>
  Object.entries(files ?? {})
    .filter(([, file]) => !isOff(file))
    .sort(([a, one], [b, other]) => (one.at + a < other.at + b ? -1 : 1));
