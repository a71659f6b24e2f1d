import {
  attendanceNames,
  expectedNames,
  modeAt,
  type Attendance,
  type AttendanceMode,
} from '../../../shared/domain/attendance';
import type { Instant } from '../../../shared/domain/brand';
import { personIdFor, type DatabaseName, type MeetingId } from '../../../shared/domain/ids';
import type { MeetingState } from '../../../shared/domain/meeting';
import { personName, personSpecialty, type Person } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import {
  adding,
  completed,
  differing,
  whoIsIt,
  type NamedPerson,
  type PersonTrait,
} from '../../../shared/domain/samePerson';
import { allAttendances } from '../records/attendanceOf';
import { readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import { ofPerson } from '../acts/words';

interface Added {
  /** As they were known before. */
  readonly known: Person;
  readonly becomes: { readonly person: Person; readonly words: string };
}
interface Question {
  readonly person: NamedPerson;
  readonly mode: AttendanceMode;
  readonly namesake?: 'same' | 'another' | undefined;
  readonly replaces?: boolean | undefined;
}

const NOTHING_WRITTEN = 'Rien n’a été écrit\u00a0: ce que vous avez tapé reste dans le formulaire.';
const labels: Record<PersonTrait, string> = {
  rpps: 'RPPS',
  specialty: 'spécialité',
  organisation: 'établissement',
};
const listed = (traits: readonly PersonTrait[]): string => traits.map((trait) => labels[trait]).join(', ');

/** Whoever a form adds to a meeting: who they are among those of it, or why nothing is written. */
export async function whoIsAdded(
  actor: Actor,
  ref: { readonly database: DatabaseName; readonly meeting: MeetingId },
  { person: given, mode, namesake, replaces = false }: Question,
): Promise<Result<Added>> {
  const { session } = actor;
  const records = await readMeeting(session.store, ref.database, ref.meeting);
  const newcomer: Person = { ...given, id: given.id ?? personIdFor(given.rpps, session.ulid()) };
  const state = records?.meeting.state ?? 'planned';
  const words = markWords(newcomer, mode, state, []);
  const asNew = ok({ known: newcomer, becomes: { person: newcomer, words } });
  // Where they are frozen, or nothing is there, marking says it.
  if (!records || state === 'closed') return asNew;
  const all = allAttendances(records.board, records.meeting, records.attendances);
  const users = [actor.person, ...session.workstation.users.map(({ person }) => person)];
  const found = whoIsIt(
    given,
    all.map(({ person }) => person),
    users,
  );
  if (found.is === 'new' || (found.is === 'namesake' && namesake === 'another')) return asNew;
  const { person: known } = found;
  if (found.is === 'anotherOnes') return isAnotherOnes(known, given);
  const attendance = all.find(({ person }) => person.id === known.id);
  const now = session.now();
  if (found.is === 'namesake' && namesake !== 'same') return isNamesake(known, state, attendance, now);
  const differs = differing(known, given);
  if (differs.length > 0 && !replaces) return saysOtherwise(known, differs);
  const person = completed(known, given, replaces);
  const brings = [...adding(known, given), ...differs];
  const isThere = mode !== 'absent' && mode !== 'written' && isAwaitedOrThere(state, attendance, now);
  if (!isThere) return ok({ known, becomes: { person, words: markWords(person, mode, state, brings) } });
  if (brings.length === 0 && person.given === known.given) return isThereAlready(known, state);
  const completes = `Complément ${ofPerson(person)} (${brings.length === 0 ? 'prénom' : listed(brings)})`;
  return ok({ known, becomes: { person, words: completes } });
}

/** As the buttons of the screen call it: expected before the meeting, there once it runs. */
const markWords = (
  person: Person,
  mode: AttendanceMode,
  state: MeetingState,
  brings: readonly PersonTrait[],
): string =>
  [
    `${personName(person)}\u00a0: «\u00a0${(state === 'planned' ? expectedNames : attendanceNames)[mode]}\u00a0»`,
    ...(brings.length === 0 ? [] : [`(avec ${listed(brings)})`]),
  ].join(' ');

/** Expected, before the meeting; there, once it runs. */
function isAwaitedOrThere(state: MeetingState, attendance: Attendance | undefined, now: Instant): boolean {
  if (!attendance) return false;
  const mode = modeAt(attendance, now);
  return state === 'planned' ? attendance.expected && mode !== 'written' : ['room', 'video'].includes(mode);
}

/** One RPPS under two names: whichever is wrong, nobody is written over. */
export function isAnotherOnes(known: Person, given: NamedPerson): Result<never> {
  if (given.rpps === undefined)
    return fail('invalid', `La personne choisie porte un autre nom ici\u00a0: ${personName(known)}.`, {
      safe: NOTHING_WRITTEN,
      next: 'Si c’est elle, marquez-la dans la liste des participants. Sinon, récrivez le nom.',
    });
  return fail('invalid', `Le RPPS ${given.rpps} est celui ${ofPerson(known)}.`, {
    safe: NOTHING_WRITTEN,
    next: 'Vérifiez le RPPS, ou effacez-le. Si c’est la même personne, écrivez son nom comme ici.',
  });
}

function isNamesake(
  known: Person,
  state: MeetingState,
  attendance: Attendance | undefined,
  now: Instant,
): Result<never> {
  const isThere = isAwaitedOrThere(state, attendance, now);
  const isSeen = isThere ? (state === 'planned' ? 'déjà attendu' : 'déjà là') : '';
  const who = [personSpecialty(known) || 'sans spécialité', isSeen].filter(Boolean).join(', ');
  return fail('namesake', `Ce nom est déjà parmi les participants\u00a0: ${personName(known)} (${who}).`, {
    safe: NOTHING_WRITTEN,
    next: 'Dites si c’est la même personne ou une autre. Un RPPS les distingue aussi.',
  });
}

function saysOtherwise(known: Person, differs: readonly PersonTrait[]): Result<never> {
  const words = differs.map((trait) => {
    const value = trait === 'specialty' ? personSpecialty(known) : known[trait];
    return `${labels[trait]} «\u00a0${value ?? ''}\u00a0»`;
  });
  return fail('differs', `Autre chose est inscrit pour ${personName(known)}\u00a0: ${words.join(', ')}.`, {
    safe: NOTHING_WRITTEN,
    next: 'Remplacez-le par ce que vous avez tapé, ou effacez ici ce qui diffère pour garder ce qui est inscrit.',
  });
}

const isThereAlready = (known: Person, state: MeetingState): Result<never> =>
  fail(
    'state',
    state === 'planned'
      ? `${personName(known)} est déjà parmi les participants attendus.`
      : `${personName(known)} est déjà là.`,
    {
      safe: 'Rien n’a été changé.',
      next: 'Fermez ce panneau, ou écrivez le nom de quelqu’un d’autre.',
    },
  );
