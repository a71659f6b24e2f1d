import { outcomeNames, type Decision } from '../../domain/decision';
import { quorumWords } from '../../domain/quorum';
import type { ReportedCase } from './inputs';
import { moment } from './words';

/** What the report is worth, before anything else is read. */
export interface Banner {
  readonly isDraft: boolean;
  readonly headline: string;
  readonly text: string;
  /** Which earlier version this one replaces; empty where none. */
  readonly replaces: string;
}

/** Decisions of the same meeting that this one corrects; earlier meetings of a postponed case are its history. */
export const corrected = (decision: Decision, all: readonly Decision[]): Decision[] =>
  all
    .filter((d) => d.version < decision.version && d.meeting === decision.meeting && !d.revoked)
    .sort((a, b) => b.version - a.version);

function replacement(decision: Decision, all: readonly Decision[], timeZone: string): string {
  if (decision.version === 1) return '';
  const before = corrected(decision, all);
  const elsewhere = all.some((d) => d.version < decision.version && d.meeting !== decision.meeting);
  if (before.length === 0 && elsewhere) return '';
  const named = before.map((d) => `version ${d.version} du ${moment(d.at, timeZone)}`).join(', ');
  return `Version ${decision.version} : annule et remplace ${
    named ? `toute version antérieure (${named}).` : 'toute version antérieure.'
  }`;
}

export function banner({ decision, decisions, meeting }: ReportedCase, timeZone: string): Banner {
  if (decision)
    return {
      isDraft: false,
      headline: outcomeNames[decision.outcome],
      text: `Décision du ${moment(decision.at, timeZone)} · version ${decision.version} · ${quorumWords(decision.quorum)}`,
      replaces: replacement(decision, decisions, timeZone),
    };
  return {
    isDraft: true,
    headline: 'PROJET',
    text: decisions.some((d) => d.meeting === meeting)
      ? 'Aucune décision en vigueur\u00a0: la décision rendue lors de cette séance a été annulée. Ce document ne vaut pas avis de RCP.'
      : 'Aucune décision n’a encore été rendue. Ce document ne vaut pas avis de RCP.',
    replaces: '',
  };
}
