import type { Attendance, AttendanceMode } from './attendance';
import { modeAt } from './attendance';
import type { QuorumGroup, QuorumRule } from './board';
import type { Instant } from './brand';
import { listed, plural } from './french';
import type { CaseId } from './ids';
import { isDoctor, isUnknownSpecialty, personName, personSpecialty, type Person } from './person';

export interface QuorumMember {
  readonly name: string;
  readonly specialty: string;
  readonly mode: AttendanceMode;
}

interface QuorumGroupStatus {
  readonly name: string;
  readonly mandatory: boolean;
  readonly by: readonly QuorumMember[];
}

export interface Quorum {
  readonly status: 'reached' | 'notReached' | 'unknown';
  readonly groups: readonly QuorumGroupStatus[];
  readonly distinctSpecialties: number;
  readonly minimumSpecialties: number;
  /** What is lacking, in words: « chirurgie ». Empty when the quorum is reached. */
  readonly missing: readonly string[];
  /** Those present whose specialty the official list does not know, so that they do not count. */
  readonly unknown: readonly QuorumMember[];
}

const covers = (group: QuorumGroup, specialty: string | undefined): boolean =>
  specialty !== undefined &&
  group.specialties.some((code) => specialty === code || specialty === `G15_10/${code}`);

interface Question {
  readonly rule: QuorumRule;
  readonly attendances: readonly Attendance[];
  readonly at: Instant;
  readonly forCase?: CaseId;
  /** Before the meeting: count those expected as if they were there. */
  readonly forecast?: boolean;
}

/**
 * The quorum of one case at one instant: every mandatory group represented and at least `minimumSpecialties` doctors of
 * different specialties (CSP D6124-131; INCa 2023; README.md, "Quorum"). Only doctors count; a dated written opinion
 * counts where the group accepts it. `unknown` when the board has no rule at all.
 */
export function quorumOf({ rule, attendances, at, forCase, forecast = false }: Question): Quorum {
  const all = attendances.flatMap((a) => {
    const seen = modeAt(a, at, forCase);
    const mode = seen === 'absent' && forecast && a.expected ? 'room' : seen;
    return mode === 'absent' ? [] : [{ person: a.person, mode }];
  });
  const present = all.filter(({ person }) => isDoctor(person));
  const groups = rule.groups.map((group) => ({
    name: group.name,
    mandatory: group.mandatory,
    by: present
      .filter(
        ({ person, mode }) =>
          covers(group, person.specialty) && (mode !== 'written' || group.writtenAccepted),
      )
      .map(memberOf),
  }));
  const counted = present.filter(({ person, mode }) => {
    const own = rule.groups.filter((group) => covers(group, person.specialty));
    return mode !== 'written' || own.length === 0 || own.some((group) => group.writtenAccepted);
  });
  const specialties = new Set(counted.map(({ person }) => groupKey(rule, person.specialty)));
  const missing = groups.filter((g) => g.mandatory && g.by.length === 0).map((g) => g.name);
  const short = rule.minimumSpecialties - specialties.size;
  if (short > 0 && missing.length === 0)
    missing.push(short === 1 ? 'une autre spécialité' : `${short} autres spécialités`);
  const noRule = rule.groups.length === 0 && rule.minimumSpecialties === 0;
  return {
    status: noRule ? 'unknown' : missing.length === 0 ? 'reached' : 'notReached',
    groups,
    distinctSpecialties: specialties.size,
    minimumSpecialties: rule.minimumSpecialties,
    missing,
    unknown: all.filter(({ person }) => isUnknownSpecialty(person)).map(memberOf),
  };
}

const memberOf = ({ person, mode }: { person: Person; mode: AttendanceMode }): QuorumMember => ({
  name: personName(person),
  specialty: personSpecialty(person),
  mode,
});

/** Two codes of the same mandatory group (SM37, SM45: radiotherapy) are one specialty, not two. */
function groupKey(rule: QuorumRule, specialty: string | undefined): string {
  return rule.groups.find((group) => covers(group, specialty))?.name ?? specialty ?? '';
}

export const quorumWords = (quorum: Pick<Quorum, 'status' | 'missing'>): string =>
  quorum.status === 'reached'
    ? 'Quorum atteint'
    : quorum.status === 'unknown'
      ? 'Quorum non défini'
      : `Quorum non atteint, il manque\u00a0: ${quorum.missing.join(', ')}`;

/** A board's rule, a sentence a line. */
export function ruleWords({ minimumSpecialties, groups }: QuorumRule): string[] {
  const mandatory = groups.filter((group) => group.mandatory).map((group) => group.name);
  const wished = groups.filter((group) => !group.mandatory).map((group) => group.name);
  return [
    `Au moins ${plural(minimumSpecialties, 'spécialité différente', 'spécialités différentes')}.`,
    ...(mandatory.length === 0 ? [] : [`Obligatoires\u00a0: ${listed(mandatory)}.`]),
    ...(wished.length === 0 ? [] : [`Souhaitées\u00a0: ${listed(wished)}.`]),
  ];
}
