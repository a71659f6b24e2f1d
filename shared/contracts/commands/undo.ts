import { chairProofSchema } from '../../domain/chairPin';
import type { Decision } from '../../domain/decision';
import { inViewSchema } from '../undo';
import type { MeetingRef } from '../views';
import { answer, command } from './command';

/** `proof`: where it takes a decision again. */
const turnSchema = inViewSchema.extend({ proof: chairProofSchema.optional() });
/** Nothing was done: it takes a decision of this meeting again, and its board wants the chair's code with that. */
interface Turned {
  readonly asksChair?: MeetingRef;
  /** The one that was taken back, or taken again, for who wants to correct it. */
  readonly decision?: Decision;
}

/** The last act of what is in view, taken back or made anew. */
export const undoCommands = {
  /** The last act of what is in view, where nothing was written on it since. */
  undo: command({
    input: turnSchema,
    /** What was undone, in French: « Vote « Pour » du Dr LE GOFF … annulé ». Null when there was nothing in view. */
    answer: answer<{ undone: string | null; mayRedo: boolean } & Turned>(),
    right: 'prepare',
    writes: 'records',
  }),
  /** What was undone last there, where nothing was written on it since. */
  redo: command({
    input: turnSchema,
    answer: answer<{ redone: string | null } & Turned>(),
    right: 'prepare',
    writes: 'records',
  }),
} as const;
