import { ok } from '../../../shared/domain/result';
import type { Handlers } from './handler';

export const undoCommands: Handlers<'undo'> = {
  undo: async (session) => {
    const last = session.undos.pop();
    if (!last) return ok({ undone: null });
    await last.run();
    return ok({ undone: last.words });
  },
};
