import type { z } from 'zod';
import { commands } from '../../../shared/contracts/commands/commands';
import { boardSchema, type Board } from '../../../shared/domain/board';
import {
  caseValuesSchema,
  fieldSpec,
  isBlank,
  isCasePath,
  kindSchemas,
} from '../../../shared/domain/caseFields';
import { fieldGroups, isFieldGroup } from '../../../shared/domain/fieldGroups';
import type { CivilDay } from '../../../shared/domain/brand';
import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { isDoctor, personSchema, type Person } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { Source } from '../../../shared/domain/stamp';
import type { Mutable } from '../../../shared/merge/mergeMutable';
import { otherValueControl, whyNoOtherValue } from '../../../shared/merge/otherValue';
import { readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import type { Write } from '../store/store';
import { presentedAt, presentedSince } from '../undoing/presented';
import { Reversing } from '../undoing/reversing';
import { withOrder } from './cases';
import { heldValues, refusedIn } from './fieldRefusals';
import { meetingOver } from './meetingRefusals';
import { chairOf } from './chairs';
import { need } from '../records/need';
import { otherYear } from './meetings';

const { createBoard, planMeeting, representCase, discuss, propose } = commands;
/** As the proposal's form sends it. */
export const writtenProposal = propose.input
  .pick({ text: true, treatments: true, intention: true })
  .required();

/** What the form of each field sends, checked as its own command checks it. */
const asked: Partial<Record<Mutable['type'], Readonly<Record<string, z.ZodType>>>> = {
  board: {
    ...createBoard.input.pick({ name: true, organisation: true, place: true, template: true }).shape,
    quorum: boardSchema.shape.quorum,
    members: boardSchema.shape.members,
    coordinator: personSchema,
  },
  meeting: {
    ...planMeeting.input.pick({ date: true, time: true, place: true, mode: true }).shape,
    chair: personSchema,
  },
  case: { discussion: discuss.input.shape.text, meeting: representCase.input.shape.meeting },
};

/** What is to stand for a field, and what has to be written with it. */
export interface SettledValue {
  readonly value: unknown;
  /** Where it came from; what is written here was typed. */
  readonly source?: Source;
  readonly also?: readonly Write[];
  /** What takes `also` back, as the documents then are; refused where what was written since rests on it. */
  readonly alsoBack?: () => Promise<Result<readonly Write[]>>;
}
const settledWith = (value: unknown): Result<SettledValue> => ok({ value });

const safe = 'Rien n’a été choisi\u00a0: toutes les valeurs sont gardées.';
export const ill = fail('invalid', 'Cette valeur ne convient pas à ce champ.', {
  safe,
  next: 'Corrigez-la, ou choisissez l’une des valeurs proposées.',
});
export const noThird = (place: Parameters<typeof whyNoOtherValue>[0]): Result<never> =>
  fail('invalid', whyNoOtherValue(place), { safe });

/** Checks what someone wrote for an open field by the rules of the field's own form. */
export async function writtenValue(
  actor: Actor,
  database: DatabaseName,
  doc: Mutable,
  field: string,
  written: unknown,
): Promise<Result<SettledValue>> {
  const { type } = doc;
  if (!otherValueControl({ type, field })) return noThird({ type, field });
  if (type === 'case' && isCasePath(field)) {
    if (isBlank(written)) return settledWith(undefined);
    const value = kindSchemas[fieldSpec(field).kind].safeParse(written);
    if (!value.success) return ill;
    return refusedIn({ [field]: value.data }, (path) => heldValues(doc, path)) ?? settledWith(value.data);
  }
  if (type === 'case' && isFieldGroup(field)) {
    const set = caseValuesSchema.safeParse(written);
    if (!set.success) return ill;
    const refused = refusedIn(set.data, (path) => heldValues(doc, path));
    if (refused) return refused;
    const given = fieldGroups[field].members.filter((path) => !isBlank(set.data[path]));
    return settledWith(Object.fromEntries(given.map((path) => [path, set.data[path]])));
  }
  const parsed = asked[type]?.[field]?.safeParse(written);
  if (!parsed?.success) return ill;
  const { data } = parsed;
  switch (`${type}.${field}`) {
    case 'meeting.date':
      return otherYear(database, data as CivilDay) ?? settledWith(data);
    case 'meeting.chair':
      return chairWritten(actor, database, doc as Meeting, data as Person);
    case 'board.coordinator':
      return coordinatorWritten(doc as Board, data as Person);
    case 'case.meeting':
      return meetingWritten(actor, database, doc._id as CaseId, data as MeetingId);
    default:
      return settledWith(data);
  }
}

async function chairWritten(
  actor: Actor,
  database: DatabaseName,
  meeting: Meeting,
  person: Person,
): Promise<Result<SettledValue>> {
  const records = await readMeeting(actor.session.store, database, meeting._id);
  const chair = records ? chairOf(records, actor.person, person.id) : ill;
  return chair.ok ? settledWith(chair.value) : chair;
}

function coordinatorWritten(board: Board, { id }: Person): Result<SettledValue> {
  const person = board.members.find((member) => member.id === id && isDoctor(member));
  if (person) return settledWith(person);
  return fail('missing', 'Le coordonnateur choisi n’est pas parmi les médecins de la RCP.', {
    safe,
    next: 'Ajoutez-le d’abord à ses membres.',
  });
}

/** As where a case is presented again: it goes to the end of that meeting's list. */
async function meetingWritten(
  actor: Actor,
  database: DatabaseName,
  file: CaseId,
  id: MeetingId,
): Promise<Result<SettledValue>> {
  const found = await need(actor.session, database, id, 'meeting');
  if (!found.ok) return found;
  const { doc, revision } = found.value;
  if (doc.state === 'closed') return meetingOver;
  if (doc.order.includes(file)) return settledWith(id);
  const known = await presentedAt(actor.session.store, database, file, id);
  return ok({
    value: id,
    also: [{ doc: withOrder(actor, doc, [...doc.order, file]), parent: revision }],
    alsoBack: () => offList(actor, database, file, id, known),
  });
}

/** Unless the meeting is over, or the case was presented there since. @param known what stood of it there before */
async function offList(
  actor: Actor,
  database: DatabaseName,
  file: CaseId,
  id: MeetingId,
  known: readonly string[],
): Promise<Result<readonly Write[]>> {
  const reversing = new Reversing(actor, database, 'annulé');
  const now = await reversing.doc(id, 'meeting');
  if (!now.ok || !now.value.order.includes(file)) return ok([]);
  const presented = await presentedAt(actor.session.store, database, file, id);
  const refused = (await reversing.overAt(id)) ?? (await presentedSince(reversing, file, presented, known));
  if (refused) return refused;
  const order = now.value.order.filter((one) => one !== file);
  reversing.put(withOrder(actor, now.value, order));
  return ok(reversing.writes());
}
