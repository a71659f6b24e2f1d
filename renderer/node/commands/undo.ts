import { ok } from '../../../shared/domain/result';
import type { Handlers } from './handler';

export const undoCommands: Handlers<'undo'> = {
  undo: async (session) => {
    const last = session.undos.pop();
    if (!last) return ok({ undone: null });
    try {
      const done = await last.run();
      return done.ok ? ok({ undone: last.words }) : done;
    } catch (error) {
      // Nothing was written, and who tries again means this act, not the one before it.
      session.undos.push(last);
      throw error;
    }
  },
};
