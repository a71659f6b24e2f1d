import { outcomeNames } from '../domain/decision';
import { corrected } from './banner';
import {
  conclusionText,
  detailFacts,
  isLongConclusion,
  postponementWords,
  summaryFacts,
  type DecisionContext,
} from './decisionWords';
import { LIST } from './styles';
import { labelledTable } from './tables';
import { heading, lines, paragraph, prose, run, strong, type Block } from './text';
import { titles } from './titles';
import { moment } from './words';

interface Context extends DecisionContext {
  readonly width: number;
}

/** The answer, on the first page: a correspondent reads no further. Nothing for a draft: its banner has said so. */
export function decisionSummary({ view }: Context): Block[] {
  const { decision } = view;
  if (!decision) return [];
  const rows = [
    [strong(outcomeNames[decision.outcome])],
    ...lines(conclusionText(decision)).map((line) => [run(line)]),
    ...summaryFacts(decision, view).map(({ label, text }) => [strong(`${label}\u00a0: `), run(text)]),
  ];
  return [
    heading(titles.decision),
    // The outcome never stands alone; a long answer may run over the page.
    ...rows.map((runs, i) => paragraph(runs, 'Conclusion', { keepNext: i === 0 && rows.length > 1 })),
  ];
}

/** What the first page left out: a conclusion too long for it, the trial, who decided. */
export function decisionSection(context: Context): Block[] {
  const { decision } = context.view;
  if (!decision) return [];
  const facts = detailFacts(decision, context);
  return [
    heading(titles.details),
    ...(isLongConclusion(decision) ? prose(decision.text) : []),
    labelledTable(
      facts.map(({ label, text }) => ({ label, content: text, length: text.length })),
      context.width,
    ),
  ];
}

/** What earlier meetings concluded on the same case: reports, referrals. */
export function earlierSection({ view, timeZone }: Context): Block[] {
  const current = view.decision;
  const replaced = new Set(current ? corrected(current, view.decisions).map((d) => d._id) : []);
  const earlier = view.decisions.filter(
    (d) => d.meeting !== view.meeting && !d.revoked && d._id !== current?._id && !replaced.has(d._id),
  );
  if (earlier.length === 0) return [];
  return [
    heading(titles.earlier),
    ...earlier.map((d) => {
      const why = d.postponement ? postponementWords(d) : (d.referral?.board ?? lines(d.text).join(' '));
      return paragraph(
        [
          strong(`${moment(d.at, timeZone)}\u00a0: ${outcomeNames[d.outcome]}`),
          ...(why ? [run(`. ${why}`)] : []),
        ],
        'Prose',
        { numbering: { reference: LIST, level: 0 } },
      );
    }),
  ];
}
