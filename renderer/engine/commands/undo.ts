import { ok } from '../../../shared/domain/result';
import { turnLast } from '../undoing/turn';
import type { Handlers } from './handler';

export const undoCommands: Handlers<'undo' | 'redo'> = {
  undo: async (actor, { places }) => {
    const done = await turnLast(actor, 'done', places);
    if (!done.ok) return done;
    if (!done.value) return ok({ undone: null, mayRedo: false });
    const { words, mayReturn, decision } = done.value;
    return ok({ undone: words.undone, mayRedo: mayReturn, ...(decision ? { decision } : {}) });
  },

  redo: async (actor, { places }) => {
    const done = await turnLast(actor, 'undone', places);
    if (!done.ok) return done;
    if (!done.value) return ok({ redone: null });
    const { words, decision } = done.value;
    return ok({ redone: words.redone, ...(decision ? { decision } : {}) });
  },
};
