import { postponementReasons, type Decision, type Outcome } from './decision';
import { plural } from './french';
import type { CaseId } from './ids';
import { stopwatch, USUAL_MINUTES } from './timetable';

/** A case of a meeting, as it stands at its end. */
export interface HeldCase {
  readonly case: CaseId;
  /** In the agenda, from 1. */
  readonly position: number;
  readonly name: string;
  /** In force at this meeting. */
  readonly decision: Pick<
    Decision,
    'outcome' | 'postponement' | 'referral' | 'quorum' | 'quorumReason'
  > | null;
  /** Planned, in minutes; undefined: as usual. */
  readonly minutes: number | undefined;
  /** In view in the room, in milliseconds. */
  readonly spent: number;
}

export interface AccountedCase extends Pick<HeldCase, 'case' | 'position' | 'name'> {
  readonly outcome: Outcome | null;
  /** Why it was postponed, or to which board it goes, in words; empty otherwise. */
  readonly detail: string;
  /** It was concluded although the quorum was not reached: what was lacking, and why all the same. */
  readonly withoutQuorum: { readonly missing: readonly string[]; readonly why: string } | null;
  /** Minutes, where somebody planned them. */
  readonly planned: number | null;
  /** Whole seconds; 0: it was not in view. */
  readonly spent: number;
}

/** What a meeting did. */
export interface MeetingAccount {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Without a decision. */
  readonly undecided: number;
  readonly cases: readonly AccountedCase[];
  /** How many cases were in view. */
  readonly seen: number;
  /** Seconds in all, and the minutes that were meant for those that were in view. */
  readonly spent: number;
  readonly planned: number;
}

export function meetingAccount(held: readonly HeldCase[]): MeetingAccount {
  const cases = held.map(accounted);
  const count = (outcome: Outcome | null) => cases.filter((one) => one.outcome === outcome).length;
  const seen = cases.filter(({ spent }) => spent > 0);
  return {
    counts: {
      discussed: count('discussed'),
      registered: count('registered'),
      postponed: count('postponed'),
      referred: count('referred'),
    },
    undecided: count(null),
    cases,
    seen: seen.length,
    spent: seen.reduce((sum, { spent }) => sum + spent, 0),
    planned: seen.reduce((sum, { planned }) => sum + (planned ?? USUAL_MINUTES), 0),
  };
}

const accounted = ({ decision, minutes, spent, ...named }: HeldCase): AccountedCase => ({
  ...named,
  outcome: decision?.outcome ?? null,
  detail: detailOf(decision),
  withoutQuorum:
    decision?.outcome === 'discussed' && decision.quorum.status === 'notReached'
      ? { missing: decision.quorum.missing, why: decision.quorumReason?.trim() ?? '' }
      : null,
  planned: minutes ?? null,
  spent: Math.round(spent / 1000),
});

function detailOf(decision: HeldCase['decision']): string {
  if (decision?.outcome === 'postponed' && decision.postponement) {
    const { reason, text } = decision.postponement;
    return [postponementReasons[reason], text.trim()].filter(Boolean).join(' — ');
  }
  return decision?.outcome === 'referred' ? (decision.referral?.board ?? '') : '';
}

/** « 3 min 07, prévu 5 min »; empty where it was not in view. */
export function spentWords({ spent, planned }: Pick<AccountedCase, 'spent' | 'planned'>): string {
  if (spent === 0) return '';
  const [minutes, seconds] = [Math.floor(spent / 60), spent % 60];
  const real =
    minutes === 0 ? `${seconds}\u00a0s` : `${minutes}\u00a0min\u00a0${String(seconds).padStart(2, '0')}`;
  return planned === null ? real : `${real}, prévu ${planned}\u00a0min`;
}

/**
 * « Temps passé sur les dossiers : 52:10 en tout, 3:04 en moyenne (17 dossiers vus), pour 51 min prévues. »; empty where none
 * was seen.
 */
export function durationWords({
  spent,
  seen,
  planned,
}: Pick<MeetingAccount, 'spent' | 'seen' | 'planned'>): string {
  if (seen === 0) return '';
  const mean = `${stopwatch(spent / seen)} en moyenne (${plural(seen, 'dossier vu', 'dossiers vus')})`;
  return `Temps passé sur les dossiers\u00a0: ${stopwatch(spent)} en tout, ${mean}, pour ${planned}\u00a0min prévues.`;
}

/** « 12 cas discutés, 3 enregistrés, 2 reportés » */
export function countWords({ counts, undecided }: Pick<MeetingAccount, 'counts' | 'undecided'>): string {
  const { discussed, registered, postponed, referred } = counts;
  const words = [
    discussed > 0 && plural(discussed, 'cas discuté', 'cas discutés'),
    registered > 0 && plural(registered, 'cas enregistré', 'cas enregistrés'),
    postponed > 0 && plural(postponed, 'cas reporté', 'cas reportés'),
    referred > 0 && plural(referred, 'cas adressé en recours', 'cas adressés en recours'),
    undecided > 0 && `${undecided} sans décision`,
  ];
  return words.filter(Boolean).join(', ') || 'Aucun dossier';
}

/** « Conclu sans quorum (il manquait : chirurgie) : avis recueilli par téléphone » */
export const withoutQuorumWords = ({ missing, why }: NonNullable<AccountedCase['withoutQuorum']>): string =>
  `Conclu sans quorum (il manquait\u00a0: ${missing.join(', ')})${why && `\u00a0: ${why}`}`;
