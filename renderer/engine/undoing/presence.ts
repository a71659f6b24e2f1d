import { modeAt, signsSheet, type Attendance } from '../../../shared/domain/attendance';
import { inForce } from '../../../shared/domain/decision';
import { personName } from '../../../shared/domain/person';
import { canonical } from '../../../shared/merge/canonical';
import type { Reversing } from './reversing';

/** What a person took part in. */
interface Resting {
  /** By what it says: undone and redone, it says the same at another instant. */
  readonly key: string;
  readonly at: string;
  /** It would rest on nothing any more. */
  readonly isLost: boolean;
  readonly words: () => Promise<string>;
}

/** Whether who was there no longer would be. */
function leaves({ actor }: Reversing, doc: Attendance, next: Attendance): boolean {
  const now = actor.session.now();
  return modeAt(doc, now) !== 'absent' && modeAt(next, now) === 'absent';
}

/** What rests on the presence, where the two differ on it. */
export const restingOn = async (
  reversing: Reversing,
  doc: Attendance,
  next: Attendance,
): Promise<readonly Resting[]> => [
  ...(await roomActs(reversing, doc, next)),
  ...signed(reversing, doc, next),
];

/** One signs the sheet of those who were in the room. */
function signed(reversing: Reversing, doc: Attendance, next: Attendance): Resting[] {
  const { person, signature, stamps } = doc;
  const goes = (from: Attendance, to: Attendance) =>
    leaves(reversing, from, to) || (signsSheet(from) && !signsSheet(to));
  if (!signature || (!goes(doc, next) && !goes(next, doc))) return [];
  return [
    {
      key: canonical(['signature', signature]),
      at: stamps['signature']?.at ?? '',
      isLost: goes(doc, next),
      words: () => Promise.resolve(`${personName(person)} a signé depuis`),
    },
  ];
}

/** Their votes, and the cases concluded with them; none where they neither come nor go. */
async function roomActs(
  reversing: Reversing,
  doc: Attendance,
  next: Attendance,
): Promise<readonly Resting[]> {
  if (!leaves(reversing, doc, next) && !leaves(reversing, next, doc)) return [];
  const { actor, database } = reversing;
  const rows = await actor.session.store.rows.of('meeting', database, doc.meeting);
  const written = await actor.session.store.reveal(
    rows.filter(({ type }) => type === 'vote' || type === 'decision'),
  );
  const { id } = doc.person;
  const name = personName(doc.person);
  const votes = written
    .filter((one) => one.type === 'vote')
    .filter(({ voter, position }) => voter.id === id && position !== 'withdrawn')
    .map(({ _id, case: of, position, comment, at }) => ({
      key: canonical([_id, position, comment ?? '']),
      at,
      words: async () => `${name} a voté depuis (${await reversing.caseName(of)})`,
    }));
  const taken = written.filter((one) => one.type === 'decision');
  const decisions = [...new Set(taken.map((one) => one.case))]
    .flatMap((of) => inForce(taken.filter((one) => one.case === of)) ?? [])
    .filter(({ participants }) => participants.some(({ person }) => person.id === id))
    .map(({ case: of, outcome, text, at }) => ({
      key: canonical([of, outcome, text ?? '']),
      at,
      words: async () => `${await reversing.caseName(of)} a été conclu depuis, ${name} étant là`,
    }));
  return [...votes, ...decisions].map((one) => ({ ...one, isLost: leaves(reversing, doc, next) }));
}
