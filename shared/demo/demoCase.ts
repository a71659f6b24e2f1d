import type { CivilDay } from '../domain/brand';
import type { CaseValues } from '../domain/caseFields';
import { insKey, INS_OIDS } from '../domain/identities';
import { markerOf } from '../domain/markers';
import { resultFromWords, type Measure } from '../domain/measure';
import { wholeDay } from '../domain/partialDay';
import { personName } from '../domain/person';
import { bornOn, type DemoDays } from './demoDays';
import { demoTeam, type DemoRole } from './demoPeople';

/** One invented patient and what the fiche says of the tumour. */
export interface DemoCase {
  readonly family: string;
  readonly given: string;
  readonly sex: 'F' | 'M';
  readonly age: number;
  readonly birthday: string;
  readonly birthPlace: string;
  readonly requester?: DemoRole;
  readonly presenter?: DemoRole;
  /** Dates inside are counted back from the meeting. */
  readonly clinical: (days: DemoDays) => CaseValues;
}

export const right = '24028007';
export const left = '7771000';
/** LA9622-7, LA9623-5… : OMS 0 to 3 (shared/domain/README.md, "Performance status"). */
export const oms = ['LA9622-7', 'LA9623-5', 'LA9624-3', 'LA9625-0'] as const;

/** « < 30 » in the usual unit of its marker. */
export function measured(id: string, result: string, day: CivilDay): Measure {
  const marker = markerOf(id);
  return {
    marker: id,
    label: marker?.label ?? id,
    ...resultFromWords(result),
    unit: marker?.units[0],
    date: wholeDay(day),
  };
}

/**
 * 15 characters with the right key. Communes number …999 do not exist, so that no living person carries this number;
 * Corsica's `2A` and `2B` stay as letters.
 */
function demoIns(sex: 'F' | 'M', birth: CivilDay, place: string, order: number): string {
  const thirteen =
    (sex === 'M' ? '1' : '2') +
    birth.slice(2, 4) +
    birth.slice(5, 7) +
    place +
    String(order).padStart(3, '0');
  return thirteen + (insKey(thirteen) ?? '');
}

const REQUESTED = {
  'request.generalPractitioner': 'Dr Paul ADOUR-DÉMO',
  'request.boardNature': 'ORG-117',
  'request.apparatus': '76752008',
  'request.organs': ['76752008'],
  'request.treatmentProposal': true,
  'request.caseStatus': 'ORG-134',
} satisfies CaseValues;

/** The case file as the secretary would have it. `order` makes the invented identifiers differ. */
export function demoCaseValues(
  found: DemoCase,
  meeting: CivilDay,
  days: DemoDays,
  order: number,
): CaseValues {
  const birthDate = bornOn(found.birthday, found.age, meeting);
  return {
    'identity.birthName': found.family,
    'identity.firstGivenName': found.given,
    'identity.givenNames': found.given,
    'identity.sex': found.sex,
    'identity.birthDate': birthDate,
    'identity.birthPlaceCode': found.birthPlace,
    'identity.ins': demoIns(found.sex, birthDate, found.birthPlace, order),
    'identity.insOid': INS_OIDS.test,
    'identity.ipp': `DEMO-${String(order).padStart(4, '0')}`,
    ...(found.requester ? { 'request.requester': personName(demoTeam[found.requester]) } : {}),
    ...(found.presenter ? { 'request.presenter': personName(demoTeam[found.presenter]) } : {}),
    ...REQUESTED,
    ...found.clinical(days),
  };
}
