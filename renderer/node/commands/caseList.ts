import { patientName } from '../../../shared/domain/caseFile';
import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import { fail, ok } from '../../../shared/domain/result';
import { stamped } from '../../../shared/domain/stamp';
import type { Session } from '../session';
import { withOrder } from './cases';
import { need, type Handlers } from './handler';

interface Listed {
  readonly database: DatabaseName;
  readonly meeting: MeetingId;
  readonly case: CaseId;
}

/** Puts a case at the end of its meeting's list, or takes it off, in one frame: never on the list without its place. */
async function list(session: Session, { database, meeting: at, case: id }: Listed, isOn: boolean) {
  const meeting = await need(session, database, at, 'meeting');
  if (!meeting.ok) return meeting;
  const file = await need(session, database, id, 'case');
  if (!file.ok) return file;
  const { doc, revision } = meeting.value;
  const others = doc.order.filter((other) => other !== id);
  const withdrawn = !isOn;
  await session.commit(database, isOn ? 'case.restored' : 'case.withdrawn', [
    {
      doc: stamped({ ...file.value.doc, withdrawn }, ['withdrawn'], session.author()),
      parent: file.value.revision,
    },
    { doc: withOrder(session, doc, isOn ? [...others, id] : others), parent: revision },
  ]);
  return ok(null);
}

/** What stands on the list of a meeting, and what waits beside it. */
export const caseListCommands: Handlers<'restoreCase' | 'keepLeftOut'> = {
  restoreCase: async (session, ref) => {
    const meeting = await need(session, ref.database, ref.meeting, 'meeting');
    if (!meeting.ok) return meeting;
    if (meeting.value.doc.state === 'closed')
      return fail('state', 'Cette séance est terminée.', {
        safe: 'Le dossier est conservé, retiré comme il l’était.',
        next: 'Inscrivez ce patient à une séance à venir.',
      });
    const file = await need(session, ref.database, ref.case, 'case');
    if (!file.ok) return file;
    const { meeting: own, values, withdrawn } = file.value.doc;
    if (own !== ref.meeting)
      return fail('state', 'Ce dossier est inscrit à une autre séance.', {
        safe: 'Rien n’a été modifié.',
        next: 'Cherchez-le par son nom (Ctrl K).',
      });
    if (!withdrawn) return ok(null);
    const done = await list(session, ref, true);
    if (!done.ok) return done;
    session.remember(`${patientName(values)} est de nouveau retiré de la séance`, () =>
      list(session, ref, false),
    );
    return ok(null);
  },

  keepLeftOut: async (session, { database, meeting, lines }) => {
    const found = await need(session, database, meeting, 'meeting');
    if (!found.ok) return found;
    const value = lines.length === 0 ? null : { lines };
    await session.store.watched(() => session.drafts.keep(database, meeting, 'leftOut', value));
    return ok(null);
  },
};
