import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { patientName, type CaseFile } from '../../../shared/domain/caseFile';
import { inForce } from '../../../shared/domain/decision';
import { caseId, type CaseId, type DatabaseName } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { fail, ok, problemWords, type Result } from '../../../shared/domain/result';
import { isHeldBy } from '../../../shared/domain/saidSince';
import type { Author } from '../../../shared/domain/stamp';
import { fieldState } from '../../../shared/merge/fieldUndo';
import { seenOf, stampedSeeing } from '../../../shared/merge/seeing';
import type { Step, UndoWords } from '../acts/act';
import { fieldsStep } from '../acts/fieldsStep';
import { fewNames, meetingWords, wordsOn } from '../acts/words';
import { presentedAgain } from '../queries/account';
import { need } from '../records/need';
import { readCase, readMeeting, type MeetingRecords } from '../records/read';
import type { Actor } from '../session/actor';
import type { Write } from '../store/store';
import { presentedAt } from '../undoing/presented';
import { withOrder } from './cases';
import type { Handlers } from './handler';
import { meetingNotHere, meetingOver } from './meetingRefusals';

/** Postponed cases are presented again, at another meeting of their board. */
export const representingCommands: Handlers<'representCase' | 'representPostponed'> = {
  representCase: async (actor, { database, case: id, meeting, to: target = database }) => {
    const to = { database: target, meeting };
    const author = actor.author();
    const one = await presented(actor, { database, case: id }, to, author);
    if (!one.ok) return one;
    const listed = await onTheList(actor, to, [one.value]);
    if (!listed.ok) return listed;
    const { file, name } = one.value;
    remember(actor, { database, meeting: file.meeting }, to, listed.value, [name]);
    return ok(null);
  },

  representPostponed: async (actor, { to, cases, ...from }) => {
    const records = await readMeeting(actor.session.store, from.database, from.meeting);
    if (!records) return meetingNotHere;
    const whyNot = await refusals(actor, from.database, records);
    // One instant for all: it tells later what went together.
    const author = actor.author();
    const going: Presented[] = [];
    const refused: { case: CaseId; name: string; why: string }[] = [];
    for (const id of new Set(cases)) {
      const why = whyNot(id);
      const one = why ?? (await presented(actor, { database: from.database, case: id }, to, author));
      if (one.ok) going.push(one.value);
      else refused.push({ case: id, name: nameIn(records, id), why: problemWords(one.problem) });
    }
    if (going.length === 0) return ok({ moved: 0, refused });
    const listed = await onTheList(actor, to, going);
    if (!listed.ok) return listed;
    const names = going.map(({ name }) => name);
    remember(actor, from, to, listed.value, names);
    return ok({ moved: going.length, refused });
  },
};

const sameMeeting = fail('state', 'Ce dossier est déjà à cette séance.', {
  safe: 'Rien n’y est changé.',
  next: 'Choisissez une autre séance.',
});

/** A case as it will stand at the other meeting. */
interface Presented {
  readonly file: CaseFile;
  readonly name: string;
  readonly moved: CaseFile;
  readonly write: Write;
  /** What takes it back. */
  readonly step: Step;
}

async function presented(
  actor: Actor,
  { database, case: id }: CaseRef,
  to: MeetingRef,
  author: Author,
): Promise<Result<Presented>> {
  const loaded = await need(actor.session, database, id, 'case');
  if (!loaded.ok) return loaded;
  const { doc: file, revision } = loaded.value;
  const here = to.database === database;
  // What was said of it there would be blanked.
  if (here && to.meeting === file.meeting) return sameMeeting;
  const before = here ? file : continued(actor, file, database);
  // What another workstation wrote apart in the discussion, and nobody chose, goes on with the case.
  const seen = { discussion: seenOf(before, 'discussion') };
  const records = await readCase(actor.session.store, database, id);
  const decided = inForce(records?.decisions.filter((d) => d.meeting === file.meeting) ?? []);
  // Words that the decision does not hold stay with the case, and stay their author's.
  const blanked = here && !isHeldBy(decided, before) ? {} : { discussion: '' };
  const moved = stampedSeeing(before, { meeting: to.meeting, ...blanked }, seen, author);
  return ok({
    file,
    name: patientName(moved.values),
    moved,
    write: { doc: moved, parent: here ? revision : null },
    step: here ? fieldsStep(before, moved) : { kind: 'registered', doc: moved, isOff: false },
  });
}

/**
 * Each year has its database: there the case is a new document that names the one it continues. What was said of it stays
 * in the former one, a choice that nobody made included: the region lets nobody bring another's discussion into a new one.
 */
function continued(actor: Actor, file: CaseFile, database: DatabaseName): CaseFile {
  const { pending = {}, ...rest } = file;
  const { discussion: _, ...others } = pending;
  return {
    ...rest,
    ...(Object.keys(others).length > 0 ? { pending: others } : {}),
    _id: caseId(actor.session.ulid()),
    continues: { database, case: file._id },
  };
}

interface OnTheList {
  readonly meeting: Meeting;
  readonly steps: readonly Step[];
}

/** All of them in one write, or none. */
async function onTheList(
  actor: Actor,
  { database, meeting: id }: MeetingRef,
  going: readonly Presented[],
): Promise<Result<OnTheList>> {
  const meeting = await need(actor.session, database, id, 'meeting');
  if (!meeting.ok) return meeting;
  const { doc: before, revision } = meeting.value;
  if (before.state === 'closed') return meetingOver;
  const ids = going.map(({ moved }) => moved._id);
  const after = withOrder(actor, before, [...before.order.filter((one) => !ids.includes(one)), ...ids]);
  await actor.commit(database, 'case.represented', [
    ...going.map(({ write }) => write),
    { doc: after, parent: revision },
  ]);
  const places = [];
  for (const one of ids)
    places.push({
      case: one,
      before: before.order.indexOf(one),
      after: after.order.indexOf(one),
      known: await presentedAt(actor.session.store, database, one, id),
    });
  const listed: Step = {
    kind: 'listed',
    id,
    cases: places,
    before: fieldState(before, 'order'),
    after: fieldState(after, 'order'),
  };
  return ok({ meeting: after, steps: [...going.map(({ step }) => step), listed] });
}

function remember(
  actor: Actor,
  from: MeetingRef,
  to: MeetingRef,
  { meeting, steps }: OnTheList,
  names: readonly string[],
): void {
  actor.acts.add({
    database: to.database,
    places: [{ kind: 'meeting', ...from }],
    words: () => movedWords(names, meeting),
    steps,
    actions: { undo: 'case.representing.undone', redo: 'case.represented' },
  });
}

/** Why a case of this meeting is not moved with the others that it postponed; null: it is. */
async function refusals(
  actor: Actor,
  database: DatabaseName,
  records: MeetingRecords,
): Promise<(id: CaseId) => Result<never> | null> {
  const again = await presentedAgain(actor.session, database, records);
  return (id) => {
    const decided = inForce(records.decisions.filter((decision) => decision.case === id));
    if (decided?.outcome !== 'postponed')
      return fail('state', 'Ce dossier n’est pas reporté par cette séance.');
    return again(id) ? fail('state', 'Ce dossier est déjà présenté à une autre séance.') : null;
  };
}

const nameIn = ({ cases }: MeetingRecords, id: CaseId): string => {
  const file = cases.find(({ _id }) => _id === id);
  return file ? patientName(file.values) : 'Un dossier';
};

function movedWords(names: readonly string[], to: Meeting): UndoWords {
  const at = `à la ${meetingWords(to)}`;
  const [only] = names;
  if (names.length === 1)
    return {
      undone: `Le dossier de ${only} n’est plus présenté ${at}`,
      redone: `Le dossier de ${only} est de nouveau présenté ${at}`,
    };
  const cases = `${names.length}\u00a0dossiers reportés`;
  return wordsOn(fewNames(names), {
    undone: `${cases} ne sont plus présentés ${at}`,
    redone: `${cases} sont de nouveau présentés ${at}`,
  });
}
