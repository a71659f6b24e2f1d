import type { CaseView } from '../contracts/views';
import { outcomeNames, type Decision } from '../domain/decision';
import { quorumWords } from '../domain/quorum';
import { paragraph, run, strong, type Block } from './text';
import { moment } from './words';

/** Decisions of the same meeting that this one corrects; earlier meetings of a postponed case are its history. */
export const corrected = (decision: Decision, all: readonly Decision[]): Decision[] =>
  all
    .filter((d) => d.version < decision.version && d.meeting === decision.meeting && !d.revoked)
    .sort((a, b) => b.version - a.version);

function replacement(decision: Decision, all: readonly Decision[], timeZone: string): string | null {
  if (decision.version === 1) return null;
  const before = corrected(decision, all);
  const elsewhere = all.some((d) => d.version < decision.version && d.meeting !== decision.meeting);
  if (before.length === 0 && elsewhere) return null;
  const named = before.map((d) => `version ${d.version} du ${moment(d.at, timeZone)}`).join(', ');
  return `Version ${decision.version} : annule et remplace ${
    named ? `toute version antérieure (${named}).` : 'toute version antérieure.'
  }`;
}

/** What this paper is worth, before anything else is read. */
export function banner(view: CaseView, timeZone: string): Block[] {
  const { decision, decisions } = view;
  if (!decision) {
    const revoked = decisions.find((d) => d.meeting === view.meeting);
    return [
      paragraph([strong('PROJET')], 'BannerDraft', { keepNext: true }),
      paragraph(
        revoked
          ? 'Aucune décision en vigueur\u00a0: la décision rendue lors de cette séance a été annulée. Ce document ne vaut pas avis de RCP.'
          : 'Aucune décision n’a encore été rendue. Ce document ne vaut pas avis de RCP.',
        'BannerDraft',
      ),
    ];
  }
  const replaces = replacement(decision, decisions, timeZone);
  return [
    paragraph([run(outcomeNames[decision.outcome], { bold: true, size: 26 })], 'Banner', { keepNext: true }),
    paragraph(
      `Décision du ${moment(decision.at, timeZone)} · version ${decision.version} · ${quorumWords(decision.quorum)}`,
      'Banner',
      { keepNext: replaces !== null },
    ),
    ...(replaces ? [paragraph([strong(replaces)], 'Banner')] : []),
  ];
}
