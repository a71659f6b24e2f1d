import { z } from 'zod';
import { picturesShownSchema, shownSchema } from '../room';
import { command, nothing } from './command';

/** What the room sees. */
export const roomCommands = {
  /** Null: nothing any more. Beside the others: a vote that is being written holds up no projection. It writes nothing. */
  project: command({
    input: z.object({ shown: shownSchema.nullable() }),
    answer: nothing,
    right: 'prepare',
    writes: 'nothing',
    beside: true,
  }),
  /** Pictures in front of the case that the room sees; null: none any more. Those of another case are left out. */
  showPictures: command({
    input: z.object({ shown: picturesShownSchema.nullable() }),
    answer: nothing,
    right: 'prepare',
    writes: 'nothing',
    beside: true,
  }),
} as const;
