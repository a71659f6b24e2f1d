import { ok } from '../../../shared/domain/result';
import { need } from '../records/need';
import type { Handlers } from './handler';

export const draftCommands: Handlers<'keepDraft'> = {
  keepDraft: async (actor, { database, case: id, kind, value }) => {
    const file = await need(actor.session, database, id, 'case');
    if (!file.ok) return file;
    await actor.session.store.watched(() => actor.session.drafts.keep(database, id, kind, value));
    return ok(null);
  },
};
