import { z } from 'zod';
import type { ByKind } from '../../exchange/leftOutWords';
import type { MeetingRef, MadeFile } from '../views';
import { meetingRef, fileSchema } from './fields';
import { answer, command } from './command';

/** A whole meeting as a file, for a workstation that the region does not reach. */
export const exchangeCommands = {
  /** The whole meeting under a passphrase, for a workstation that the region does not reach. */
  exportMeeting: command({
    input: z.object({ ...meetingRef, passphrase: z.string() }),
    /** `leftOut`: attached files that are too large together, or not whole on this workstation. */
    answer: answer<MadeFile & { readonly leftOut: number }>(),
    right: 'prepare',
    writes: 'nothing',
    beside: true,
  }),
  /** `isOwn`: who takes it in made it, on another workstation: only then they answer for what it says in their name. */
  importMeeting: command({
    input: z.object({ file: fileSchema, passphrase: z.string(), isOwn: z.boolean().default(false) }),
    answer: answer<
      MeetingRef & {
        readonly received: number;
        readonly known: number;
        readonly leftOut: number;
        readonly unconfirmed: number;
        readonly beyondRole: ByKind;
      }
    >(),
    right: 'prepare',
    writes: 'records',
    beside: true,
  }),
} as const;
