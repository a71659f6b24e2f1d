import type { Decision } from '../../domain/decision';
import { inViewSchema } from '../undo';
import { answer, command } from './command';

/** The last act of what is in view, taken back or made anew. */
export const undoCommands = {
  /** The last act of what is in view, where nothing was written on it since. */
  undo: command({
    input: inViewSchema,
    /**
     * What was undone, in French: « Vote « Pour » du Dr LE GOFF … annulé ». Null when there was nothing in view. `decision`:
     * the one that was taken back, or taken again, for who wants to correct it.
     */
    answer: answer<{ undone: string | null; mayRedo: boolean; decision?: Decision }>(),
    right: 'prepare',
    writes: 'records',
  }),
  /** What was undone last there, where nothing was written on it since. */
  redo: command({
    input: inViewSchema,
    answer: answer<{ redone: string | null; decision?: Decision }>(),
    right: 'prepare',
    writes: 'records',
  }),
} as const;
