import { casePaths, isBlank, type CasePath, type CaseValues } from '../../../shared/domain/caseFields';
import { editCase, patientName, type CaseFile } from '../../../shared/domain/caseFile';
import { caseId, type CaseId, type DatabaseName, type MeetingId } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { fail, ok } from '../../../shared/domain/result';
import { stamped, type Source } from '../../../shared/domain/stamp';
import { currentSchema } from '../../../shared/domain/stored';
import { stampedSeeing } from '../../../shared/merge/seeing';
import type { Session } from '../session';
import { need, type Handlers } from './handler';
import { changeMeeting } from './meetings';

interface Ref {
  readonly database: DatabaseName;
  readonly case: CaseId;
}

async function changeCase(session: Session, ref: Ref, action: string, change: (file: CaseFile) => CaseFile) {
  const found = await need(session, ref.database, ref.case, 'case');
  if (!found.ok) return found;
  const { doc, revision } = found.value;
  await session.commit(ref.database, action, [{ doc: change(doc), parent: revision }]);
  return ok(doc);
}

/** A field that holds nothing must stay out of the file: `exactOptionalPropertyTypes` and the merge both count on it. */
function newCase(session: Session, meeting: MeetingId, values: CaseValues, source: Source): CaseFile {
  const blank: CaseFile = {
    _id: caseId(session.ulid()),
    type: 'case',
    schema: currentSchema.case,
    clock: {},
    stamps: {},
    meeting,
    values: {},
    discussion: '',
    withdrawn: false,
  };
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => !isBlank(value)),
  ) as CaseValues;
  return stamped({ ...blank, values: given }, ['meeting', ...Object.keys(given)], session.author(source));
}

/** No case goes to a meeting that is over. */
export const meetingOver = fail('state', 'Cette séance est terminée.', {
  next: 'Choisissez une séance à venir.',
});

/** Each year has its database: there the case is a new document that names the one it continues. */
const continued = (session: Session, file: CaseFile, database: DatabaseName): CaseFile => ({
  ...file,
  _id: caseId(session.ulid()),
  continues: { database, case: file._id },
});

export const withOrder = (session: Session, meeting: Meeting, order: CaseId[]): Meeting =>
  stamped({ ...meeting, order }, ['order'], session.author());

async function setWithdrawn(
  session: Session,
  ref: Ref & { meeting: MeetingId },
  withdrawn: boolean,
  at: number | null,
) {
  const done = await changeCase(session, ref, withdrawn ? 'case.withdrawn' : 'case.restored', (file) =>
    stamped({ ...file, withdrawn }, ['withdrawn'], session.author()),
  );
  if (!done.ok) return done;
  await changeMeeting(session, ref, 'meeting.ordered', (m) => {
    const others = m.order.filter((id) => id !== ref.case);
    return {
      order: withdrawn
        ? others
        : [...others.slice(0, at ?? others.length), ref.case, ...others.slice(at ?? others.length)],
    };
  });
  return done;
}

export const caseCommands: Handlers<
  'registerCases' | 'editCase' | 'moveCase' | 'withdrawCase' | 'representCase' | 'discuss'
> = {
  registerCases: async (session, { database, meeting: id, source, cases }) => {
    const meeting = await need(session, database, id, 'meeting');
    if (!meeting.ok) return meeting;
    const { doc, revision } = meeting.value;
    if (doc.state === 'closed')
      return fail('state', 'Cette séance est terminée.', {
        next: 'Inscrivez le dossier à une séance à venir.',
      });
    const files = cases.map((values) => newCase(session, id, values, source));
    const ordered = withOrder(session, doc, [...doc.order, ...files.map((f) => f._id)]);
    await session.commit(database, 'case.registered', [
      ...files.map((file) => ({ doc: file, parent: null })),
      { doc: ordered, parent: revision },
    ]);
    session.remember(
      files.length === 1
        ? `Inscription de ${patientName(files[0]?.values ?? {})} annulée`
        : `Inscription de ${files.length} dossiers annulée`,
      async () => {
        for (const file of files) {
          const done = await setWithdrawn(session, { database, meeting: id, case: file._id }, true, null);
          if (!done.ok) return done;
        }
        return ok(null);
      },
    );
    return ok({ cases: files.map((file) => ({ database, case: file._id })) });
  },

  editCase: async (session, { changes, seen, ...ref }) => {
    const paths = Object.keys(changes).filter((path): path is CasePath =>
      casePaths.includes(path as CasePath),
    );
    const known = Object.fromEntries(paths.map((path) => [path, changes[path]])) as CaseValues;
    const done = await changeCase(session, ref, 'case.edited', (file) =>
      seen ? stampedSeeing(file, known, seen, session.author()) : editCase(file, known, session.author()),
    );
    return done.ok ? ok(null) : done;
  },

  moveCase: async (session, { database, meeting, case: id, to }) => {
    const ref = { database, meeting };
    const done = await changeMeeting(session, ref, 'meeting.ordered', (m) => {
      const others = m.order.filter((c) => c !== id);
      return { order: [...others.slice(0, to), id, ...others.slice(to)] };
    });
    if (!done.ok) return done;
    const { order } = done.value;
    session.remember('Ordre des dossiers rétabli', () =>
      changeMeeting(session, ref, 'meeting.ordered', () => ({ order })),
    );
    return ok(null);
  },

  withdrawCase: async (session, ref) => {
    const meeting = await need(session, ref.database, ref.meeting, 'meeting');
    if (!meeting.ok) return meeting;
    const at = meeting.value.doc.order.indexOf(ref.case);
    const done = await setWithdrawn(session, ref, true, null);
    if (!done.ok) return done;
    session.remember(`${patientName(done.value.values)} est de nouveau inscrit`, () =>
      setWithdrawn(session, ref, false, at < 0 ? null : at),
    );
    return ok(null);
  },

  representCase: async (session, { database, case: id, meeting: to, to: target = database }) => {
    const [file, meeting] = [
      await need(session, database, id, 'case'),
      await need(session, target, to, 'meeting'),
    ];
    if (!file.ok) return file;
    if (!meeting.ok) return meeting;
    if (meeting.value.doc.state === 'closed') return meetingOver;
    const author = session.author();
    const here = target === database;
    const again = here ? file.value.doc : continued(session, file.value.doc, database);
    const moved = stamped({ ...again, meeting: to, discussion: '' }, ['meeting', 'discussion'], author);
    const order = [...meeting.value.doc.order.filter((c) => c !== moved._id), moved._id];
    await session.commit(target, 'case.represented', [
      { doc: moved, parent: here ? file.value.revision : null },
      { doc: withOrder(session, meeting.value.doc, order), parent: meeting.value.revision },
    ]);
    return ok(null);
  },

  discuss: async (session, { text, seen, ...ref }) => {
    const done = await changeCase(session, ref, 'case.discussed', (file) =>
      seen
        ? stampedSeeing(file, { discussion: text }, { discussion: seen }, session.author())
        : stamped({ ...file, discussion: text }, ['discussion'], session.author()),
    );
    return done.ok ? ok(null) : done;
  },
};
