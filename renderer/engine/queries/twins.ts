import type { CaseValues } from '../../../shared/domain/caseFields';
import type { CaseId } from '../../../shared/domain/ids';
import { Patients, traitsOf, type Traits } from '../../../shared/domain/samePatient';
import type { MeetingRecords } from '../records/read';

/** Each case of a list is compared whenever one of them is opened; the store hands out the same values until they change. */
const compared = new WeakMap<CaseValues, Traits>();

function traitsHeld(values: CaseValues): Traits {
  const traits = compared.get(values) ?? traitsOf(values);
  compared.set(values, traits);
  return traits;
}

/**
 * Two workstations may register one patient apart, each without seeing the other's: once they meet, each of the cases says
 * so. Only what is surely one patient counts: nobody is told for weeks of a homonym.
 * @returns sentences without a name, by case; none once the meeting is over, as nobody leaves its list
 */
export function twinsOf({
  cases,
  meeting,
}: Pick<MeetingRecords, 'cases' | 'meeting'>): ReadonlyMap<CaseId, string> {
  const held = new Patients<number>();
  if (meeting.state === 'closed') return new Map();
  const all = cases.map(({ values }) => traitsHeld(values));
  for (const [at, traits] of all.entries()) held.add(traits, at);
  return new Map(
    cases.flatMap(({ _id }, at) => {
      const traits = all[at];
      const others = (traits ? held.like(traits) : [])
        .filter(({ item, likeness: { is } }) => is === 'same' && item !== at)
        .map(({ item }) => item + 1)
        .sort((a, b) => a - b);
      return others.length === 0 ? [] : [[_id, twinWords(others)] as const];
    }),
  );
}

/** « Même patient que le dossier 7 : retirez l’un des deux » */
const twinWords = (positions: readonly number[]): string =>
  positions.length === 1
    ? `Même patient que le dossier ${positions.join()}\u00a0: retirez l’un des deux`
    : `Même patient que les dossiers ${positions.join(', ')}\u00a0: n’en gardez qu’un`;
