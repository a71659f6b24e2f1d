import { ok } from '../../../shared/domain/result';
import { turnLast } from '../undoing/turn';
import type { Handlers } from '../records/handler';

export const undoCommands: Handlers<'undo' | 'redo'> = {
  undo: async (session, { places }) => {
    const done = await turnLast(session, 'done', places);
    if (!done.ok) return done;
    if (!done.value) return ok({ undone: null, mayRedo: false });
    const { said, mayReturn, decision } = done.value;
    return ok({ undone: said.undone, mayRedo: mayReturn, ...(decision ? { decision } : {}) });
  },

  redo: async (session, { places }) => {
    const done = await turnLast(session, 'undone', places);
    if (!done.ok) return done;
    if (!done.value) return ok({ redone: null });
    const { said, decision } = done.value;
    return ok({ redone: said.redone, ...(decision ? { decision } : {}) });
  },
};
