import { ok } from '../../../shared/domain/result';
import { need, type Handlers } from '../records/handler';

export const draftCommands: Handlers<'keepDraft'> = {
  keepDraft: async (session, { database, case: id, kind, value }) => {
    const file = await need(session, database, id, 'case');
    if (!file.ok) return file;
    await session.store.watched(() => session.drafts.keep(database, id, kind, value));
    return ok(null);
  },
};
