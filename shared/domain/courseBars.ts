import { presentCode } from '../terminology/codes';
import type { CivilDay } from './brand';
import type { CaseValues, PastTreatment } from './caseFields';
import { shortDate } from './french';
import { treatmentWords } from './valueWords';

/** Kinds of treatment in the order they are drawn; codes of the list « TypeTraitement_FRCP ». */
export const lanes = {
  surgery: { name: 'Chirurgie', codes: ['387713003'] },
  radiotherapy: { name: 'Radiothérapie', codes: ['1287742003', '152198000', 'MED-232'] },
  chemotherapy: { name: 'Chimiothérapie', codes: ['367336001'] },
  targeted: { name: 'Thérapie ciblée', codes: ['1255831008'] },
  immunotherapy: { name: 'Immunothérapie', codes: ['76334006'] },
  hormone: { name: 'Hormonothérapie', codes: ['169413002'] },
  procedure: { name: 'Geste interventionnel', codes: ['258174001', '363687006'] },
  graft: { name: 'Greffe', codes: ['MED-126'] },
  surveillance: { name: 'Surveillance', codes: ['MED-226', '424313000', 'MED-556'] },
  support: { name: 'Soins de support', codes: ['243114000', '103735009'] },
  other: { name: 'Autre traitement', codes: [] },
} as const satisfies Record<string, { readonly name: string; readonly codes: readonly string[] }>;
export type Lane = keyof typeof lanes;

const laneNames = Object.keys(lanes) as Lane[];
const laneOf = (code: string | undefined): Lane => {
  const present = code === undefined ? '' : presentCode('treatment', code);
  return laneNames.find((lane) => (lanes[lane].codes as readonly string[]).includes(present)) ?? 'other';
};

/** What is done in a day: its date alone says all. */
const ofADay: ReadonlySet<Lane> = new Set(['surgery', 'procedure', 'graft']);

/**
 * `closed`: both ends are known. `ongoing`: it goes on. `day`: done on that day. `started`: nothing says when it ended.
 * `cancelled`: stopped or never given; the file does not tell which.
 */
type Extent = 'closed' | 'ongoing' | 'day' | 'started' | 'cancelled';

export interface CourseBar {
  readonly lane: Lane;
  readonly words: string;
  /** « 12/03/2019 – 01/06/2019 », « depuis le 12/03/2019, en cours ». */
  readonly when: string;
  readonly more: string;
  readonly extent: Extent;
  readonly start: CivilDay;
  /** Only where the file says it. */
  readonly end: CivilDay | null;
}

/** A treatment that no axis can show, and why. */
export interface Unplaced {
  readonly words: string;
  readonly why: string;
}

function extentOf(lane: Lane, { status, end }: PastTreatment): Extent {
  if (status === 'cancelled') return 'cancelled';
  if (end !== undefined) return 'closed';
  return status === 'active' ? 'ongoing' : ofADay.has(lane) ? 'day' : 'started';
}

function whenWords(extent: Extent, start: CivilDay, end: CivilDay | undefined): string {
  const from = shortDate(start);
  const both = end === undefined || end === start ? from : `${from}\u00a0– ${shortDate(end)}`;
  switch (extent) {
    case 'closed':
    case 'day':
      return both;
    case 'ongoing':
      return `depuis le ${from}, en cours`;
    case 'started':
      return `à partir du ${from}, fin non précisée`;
    case 'cancelled':
      return `${both}, arrêté ou annulé`;
  }
}

function barOf(treatment: PastTreatment): CourseBar | Unplaced {
  const { code, label, start, end, comment } = treatment;
  if (start === undefined) return { words: treatmentWords(treatment), why: 'sans date de début' };
  if (end !== undefined && end < start)
    return { words: treatmentWords(treatment), why: 'la fin est avant le début' };
  const lane = laneOf(code);
  const extent = extentOf(lane, treatment);
  const words = label || lanes[lane].name;
  return {
    lane,
    words,
    when: whenWords(extent, start, end),
    more: comment ?? '',
    extent,
    start,
    end: end ?? null,
  };
}

/** Treatments as bars, by kind and then by their beginning; none is left out of both lists. */
export function courseBars(values: CaseValues): {
  readonly bars: readonly CourseBar[];
  readonly unplaced: readonly Unplaced[];
} {
  const all = (values['treatments.past'] ?? []).map(barOf);
  const bars = all.filter((one): one is CourseBar => 'lane' in one);
  const rank = ({ lane }: CourseBar) => laneNames.indexOf(lane);
  return {
    bars: bars.sort((a, b) => rank(a) - rank(b) || a.start.localeCompare(b.start)),
    unplaced: all.filter((one): one is Unplaced => 'why' in one),
  };
}
