import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReportPage } from '../../../renderer/screens/report/ReportPage';
import type { CaseView } from '../../../shared/contracts/views';
import { all, rawText, readDocx } from './docxParts';
import { inWord } from './inWord';
import { complete, meeting, minimal } from './sampleCases';
import { issuedAt, timeZone } from './sampleViews';

const preview = (view: CaseView): string =>
  renderToStaticMarkup(createElement(ReportPage, { view, meeting })).replaceAll('\u00a0', ' ');

const titlesOnScreen = (view: CaseView): string[] =>
  [...preview(view).matchAll(/<h3>(.*?)<\/h3>/g)].map(([, title = '']) => title);

const titlesOnPaper = async (view: CaseView): Promise<string[]> => {
  const { body } = readDocx(
    await inWord('caseReport', { view, meeting, board: meeting.board, issuedAt, timeZone }),
  );
  return all(body, 'w:p')
    .filter((p) => all(p, 'w:pStyle').some((s) => s.attributes['w:val'] === 'Heading1'))
    .map(rawText);
};

describe('the preview of the report', () => {
  it('has the sections of the paper, in its order; only the hand-written signature is not on the screen', async () => {
    expect([...titlesOnScreen(complete), 'Signature']).toEqual(await titlesOnPaper(complete));
  });

  it('writes names, values and the decision as the paper does', () => {
    const html = preview(complete);
    for (const words of [
      'LE BIHAN',
      'CORBEL',
      '14/03/1964 (62 ans)',
      'Femme',
      'cT2 cN1 M0',
      'proposition de traitement',
      'Tumeur maligne du quadrant supéro-externe du sein (C50.4)',
      'Référentiel régional Sein, version 2026.1 du 15/01/2026',
      'Proposition retenue, 1re intention : ',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('MED-268');
  });

  it('says what is missing and that nothing is decided', () => {
    const html = preview(minimal);
    expect(html).toContain('Aucune décision pour l’instant.');
    expect(html).toContain('<dt>Date de naissance</dt><dd class="report-text">Non renseigné</dd>');
  });
});
