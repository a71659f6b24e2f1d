import type { Banner } from '../content/banner';
import type { Conclusion, DecisionDetails, EarlierDecision } from '../content/decision';
import { lines } from '../content/plainText';
import { LIST } from './styles';
import { labelledTable } from './tables';
import { paragraph, prose, run, strong, type Block } from './text';

export function bannerBlocks({ isDraft, headline, text, replaces }: Banner): Block[] {
  if (isDraft)
    return [paragraph([strong(headline)], 'BannerDraft', { keepNext: true }), paragraph(text, 'BannerDraft')];
  return [
    paragraph([run(headline, { bold: true, size: 26 })], 'Banner', { keepNext: true }),
    paragraph(text, 'Banner', { keepNext: replaces !== '' }),
    ...(replaces ? [paragraph([strong(replaces)], 'Banner')] : []),
  ];
}

export function conclusionBlocks({ outcome, text, facts }: Conclusion): Block[] {
  const rows = [
    [strong(outcome)],
    ...lines(text).map((line) => [run(line)]),
    ...facts.map((fact) => [strong(`${fact.label}\u00a0: `), run(fact.text)]),
  ];
  // The outcome never stands alone; a long answer may run over the page.
  return rows.map((runs, i) => paragraph(runs, 'Conclusion', { keepNext: i === 0 && rows.length > 1 }));
}

export const detailBlocks = ({ text, facts }: DecisionDetails, width: number): Block[] => [
  ...prose(text),
  labelledTable(
    facts.map((fact) => ({ label: fact.label, content: fact.text, length: fact.text.length })),
    width,
  ),
];

export const earlierBlocks = (decisions: readonly EarlierDecision[]): Block[] =>
  decisions.map(({ outcome, text }) =>
    paragraph([strong(outcome), ...(text ? [run(`. ${text}`)] : [])], 'Prose', {
      numbering: { reference: LIST, level: 0 },
    }),
  );
