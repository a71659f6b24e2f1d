import { casePaths, isBlank, type CasePath, type CaseValues } from '../../../shared/domain/caseFields';
import { editCase, patientName, type CaseFile } from '../../../shared/domain/caseFile';
import { caseId, type CaseId, type DatabaseName, type MeetingId } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { stamped, type Author } from '../../../shared/domain/stamp';
import { plural } from '../../../shared/domain/french';
import { canonical } from '../../../shared/merge/canonical';
import { fieldState } from '../../../shared/merge/fieldUndo';
import { fieldWords } from '../../../shared/merge/openWords';
import { isUntouched, registrationsOf } from '../queries/namedActs';
import { readMeeting } from '../records/read';
import { stampedSeeing } from '../../../shared/merge/seeing';
import type { Actor } from '../session/actor';
import type { Step } from '../acts/act';
import { fieldsStep } from '../acts/fieldsStep';
import { undoWords } from '../acts/words';
import { reverseSteps } from '../undoing/turn';
import { need } from '../records/need';
import { heldValues, refusedIn } from './fieldRefusals';
import type { Handlers } from './handler';
import { keepMoreWords } from './imports';
import { changeMeeting } from './meetings';
import { meetingNotHere } from './meetingRefusals';

interface Ref {
  readonly database: DatabaseName;
  readonly case: CaseId;
}

async function changeCase(
  actor: Actor,
  ref: Ref,
  action: string,
  change: (file: CaseFile) => Result<CaseFile>,
) {
  const found = await need(actor.session, ref.database, ref.case, 'case');
  if (!found.ok) return found;
  const { doc, revision } = found.value;
  const after = change(doc);
  if (!after.ok) return after;
  await actor.commit(ref.database, action, [{ doc: after.value, parent: revision }]);
  return ok({ before: doc, after: after.value });
}

/** What was typed in fields of a case: while one goes on typing in one, it stays one act. */
function rememberTyped(
  actor: Actor,
  ref: Ref,
  kind: 'file' | 'discussed',
  { before, after }: { before: CaseFile; after: CaseFile },
  seen: unknown,
): void {
  const step = fieldsStep(before, after);
  if (step.kind !== 'fields' || step.changes.length === 0) return;
  // Fields that mean one thing with what was typed are of the act too, and not worth a word.
  const typed = step.changes.filter((it) => canonical(it.before.value) !== canonical(it.after.value));
  const labels = (typed.length > 0 ? typed : step.changes).map(
    ({ field }) => `«\u00a0${fieldWords('case', field)}\u00a0»`,
  );
  const [first = ''] = labels;
  const more = labels.length > 1 ? ` et ${plural(labels.length - 1, 'autre champ', 'autres champs')}` : '';
  const name = patientName(after.values);
  actor.acts.add({
    database: ref.database,
    places: [{ kind, database: ref.database, case: ref.case }],
    words: () => ({
      undone: `Saisie de ${first}${more} annulée (${name})`,
      redone: `Saisie de ${first}${more} rétablie (${name})`,
    }),
    steps: [step],
    actions: { undo: 'case.edited', redo: 'case.edited' },
    typedAt: Date.now(),
    typedFrom: canonical(seen ?? null),
  });
}

/** A field that holds nothing must stay out of the file: `exactOptionalPropertyTypes` and the merge both count on it. */
function newCase(actor: Actor, meeting: MeetingId, values: CaseValues, author: Author): CaseFile {
  const blank: CaseFile = {
    _id: caseId(actor.session.ulid()),
    type: 'case',
    schema: 1,
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
  return stamped({ ...blank, values: given }, ['meeting', ...Object.keys(given)], author);
}

export const withOrder = (actor: Actor, meeting: Meeting, order: CaseId[]): Meeting =>
  stamped({ ...meeting, order }, ['order'], actor.author());

/** @param known what already stands of the case at this meeting, where the act puts it on the list */
export const listedStep = (
  before: Meeting,
  after: Meeting,
  id: CaseId,
  known: readonly string[] = [],
): Step => ({
  kind: 'listed',
  id: after._id,
  cases: [{ case: id, before: before.order.indexOf(id), after: after.order.indexOf(id), known }],
  before: fieldState(before, 'order'),
  after: fieldState(after, 'order'),
});

export const caseCommands: Handlers<
  'registerCases' | 'undoRegistration' | 'editCase' | 'moveCase' | 'withdrawCase' | 'discuss'
> = {
  registerCases: async (actor, { database, meeting: id, source, cases, leftOut = [] }, services) => {
    for (const values of cases) {
      const refused = refusedIn(values, () => []);
      if (refused) return refused;
    }
    const meeting = await need(actor.session, database, id, 'meeting');
    if (!meeting.ok) return meeting;
    const { doc, revision } = meeting.value;
    if (doc.state === 'closed')
      return fail('state', 'Cette séance est terminée.', {
        next: 'Inscrivez le dossier à une séance à venir.',
      });
    // One instant for all: it tells later what was registered together.
    const author = actor.author(source);
    const files = cases.map((values) => newCase(actor, id, values, author));
    const ordered = withOrder(actor, doc, [...doc.order, ...files.map((f) => f._id)]);
    // Before the cases: what is cut off in between loses no word.
    await keepMoreWords(
      actor,
      { database, meeting: id },
      files.flatMap(({ _id, values }, i) => {
        const left = leftOut[i];
        return left ? [{ ...left, case: _id, name: patientName(values) }] : [];
      }),
      services,
    );
    await actor.commit(database, 'case.registered', [
      ...files.map((file) => ({ doc: file, parent: null })),
      { doc: ordered, parent: revision },
    ]);
    const [only] = files;
    // Many are taken off again by an act of its own (`undoRegistration`): never by the key alone.
    if (only && files.length === 1)
      actor.acts.add({
        database,
        places: [{ kind: 'meeting', database, meeting: id }],
        words: () => undoWords(`Inscription de ${patientName(only.values)}`, true),
        steps: [{ kind: 'registered', doc: only, isOff: false }, listedStep(doc, ordered, only._id)],
        actions: { undo: 'case.withdrawn', redo: 'case.restored' },
      });
    return ok({ cases: files.map((file) => ({ database, case: file._id })) });
  },

  editCase: async (actor, { changes, seen, ...ref }) => {
    const paths = Object.keys(changes).filter((path): path is CasePath =>
      casePaths.includes(path as CasePath),
    );
    const known = Object.fromEntries(paths.map((path) => [path, changes[path]])) as CaseValues;
    const done = await changeCase(actor, ref, 'case.edited', (file) => {
      const refused = refusedIn(known, (path) => heldValues(file, path));
      if (refused) return refused;
      return ok(
        seen ? stampedSeeing(file, known, seen, actor.author()) : editCase(file, known, actor.author()),
      );
    });
    if (!done.ok) return done;
    rememberTyped(actor, ref, 'file', done.value, seen);
    return ok(null);
  },

  moveCase: async (actor, { database, meeting, case: id, to }) => {
    const ref = { database, meeting };
    const done = await changeMeeting(actor, ref, 'meeting.ordered', (m) => {
      const others = m.order.filter((c) => c !== id);
      return { order: [...others.slice(0, to), id, ...others.slice(to)] };
    });
    if (!done.ok) return done;
    const { before, after } = done.value;
    const file = await need(actor.session, database, id, 'case');
    const name = file.ok ? ` (${patientName(file.value.doc.values)})` : '';
    actor.acts.add({
      database,
      places: [
        { kind: 'meeting', ...ref },
        { kind: 'order', ...ref },
      ],
      words: () => ({
        undone: `Ordre des dossiers rétabli${name}`,
        redone: `Ordre des dossiers changé de nouveau${name}`,
      }),
      steps: [fieldsStep(before, after)],
      actions: { undo: 'meeting.ordered', redo: 'meeting.ordered' },
    });
    return ok(null);
  },

  withdrawCase: async (actor, { database, meeting: to, case: id }) => {
    const [file, meeting] = [
      await need(actor.session, database, id, 'case'),
      await need(actor.session, database, to, 'meeting'),
    ];
    if (!file.ok) return file;
    if (!meeting.ok) return meeting;
    const { doc } = meeting.value;
    const withdrawn = stamped({ ...file.value.doc, withdrawn: true }, ['withdrawn'], actor.author());
    const ordered = withOrder(
      actor,
      doc,
      doc.order.filter((one) => one !== id),
    );
    await actor.commit(database, 'case.withdrawn', [
      { doc: withdrawn, parent: file.value.revision },
      { doc: ordered, parent: meeting.value.revision },
    ]);
    const name = patientName(withdrawn.values);
    actor.acts.add({
      database,
      places: [{ kind: 'meeting', database, meeting: to }],
      words: () => ({
        undone: `Le dossier de ${name} est de nouveau inscrit`,
        redone: `Le dossier de ${name} est de nouveau retiré`,
      }),
      steps: [fieldsStep(file.value.doc, withdrawn), listedStep(doc, ordered, id)],
      actions: { undo: 'case.restored', redo: 'case.withdrawn' },
    });
    return ok(null);
  },

  undoRegistration: async (actor, { database, meeting, case: id }) => {
    const records = await readMeeting(actor.session.store, database, meeting);
    if (!records) return meetingNotHere;
    const batch = registrationsOf(records).find(({ cases }) => cases.some(({ _id }) => _id === id));
    if (!batch) return fail('missing', 'Cette inscription n’est plus dans la séance.');
    const touched = batch.cases.find((file) => !isUntouched(file));
    if (touched)
      return fail(
        'state',
        `Rien n’a été annulé\u00a0: le dossier de ${patientName(touched.values)} a été complété depuis.`,
        {
          safe: 'Tous les dossiers restent inscrits.',
          next: 'Retirez un à un ceux qui ne sont pas de cette séance.',
        },
      );
    const steps: Step[] = [
      ...batch.cases.map((doc) => ({ kind: 'registered', doc, isOff: false }) as const),
      {
        kind: 'listed',
        id: meeting,
        cases: batch.cases.map(({ _id }) => ({
          case: _id,
          before: -1,
          after: records.meeting.order.indexOf(_id),
          known: [],
        })),
        before: fieldState(records.meeting, 'order'),
        after: fieldState(records.meeting, 'order'),
      },
    ];
    const done = await reverseSteps(actor, { database, steps }, 'annulé', 'case.withdrawn');
    return done.ok ? ok(null) : done;
  },

  discuss: async (actor, { text, seen, ...ref }) => {
    const done = await changeCase(actor, ref, 'case.discussed', (file) =>
      ok(
        seen
          ? stampedSeeing(file, { discussion: text }, { discussion: seen }, actor.author())
          : stamped({ ...file, discussion: text }, ['discussion'], actor.author()),
      ),
    );
    if (!done.ok) return done;
    rememberTyped(actor, ref, 'discussed', done.value, seen);
    return ok(null);
  },
};
