import { z } from 'zod';
import { sha256Schema, type Sha256 } from '../../domain/ids';
import { meetingRef, caseRef, fileSchema, blobSchema } from './fields';
import { answer, command, nothing } from './command';

/** Files attached to cases. */
export const fileCommands = {
  /**
   * Takes a file in, piece by piece, beside whatever else is done; `attachFile` then says whose it is. The thumbnail is
   * made in the page, which alone can draw.
   */
  keepFile: command({
    input: z.object({ ...caseRef, file: fileSchema, thumbnail: blobSchema.optional() }),
    answer: answer<{ file: Sha256; name: string; thumbnail?: Sha256 }>(),
    right: 'prepare',
    writes: 'records',
    beside: true,
  }),
  attachFile: command({
    input: z.object({
      ...caseRef,
      file: sha256Schema,
      name: z.string(),
      thumbnail: sha256Schema.optional(),
    }),
    answer: nothing,
    right: 'prepare',
    writes: 'records',
  }),
  /** Takes it off the case; nothing is destroyed. */
  detachFile: command({
    input: z.object({ ...caseRef, file: sha256Schema }),
    answer: nothing,
    right: 'prepare',
    writes: 'records',
  }),
  /** The content of an attached file, brought from the region where it is not here. */
  openFile: command({
    input: z.object({ ...caseRef, file: sha256Schema }),
    answer: answer<{ name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }>(),
    right: 'prepare',
    writes: 'nothing',
    beside: true,
  }),
  /** Brings all files of the meeting's cases to this workstation. */
  prepareMeeting: command({
    input: z.object({ ...meetingRef }),
    answer: nothing,
    right: 'prepare',
    writes: 'nothing',
    beside: true,
  }),
} as const;
