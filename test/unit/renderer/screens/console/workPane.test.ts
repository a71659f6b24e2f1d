import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { WorkPane } from '../../../../../renderer/screens/console/WorkPane';
import type { CaseView } from '../../../../../shared/contracts/views';
import { noDrafts } from '../../../../../shared/domain/drafts';
import { complete, meeting } from '../../../papers/sampleCases';

vi.mock('../../../../../renderer/platform', () => ({ platform: {} }));
vi.mock('../../../../../renderer/engine/client', () => ({
  useQuery: () => ({ status: 'loading' }),
}));

const titles = (view: CaseView | null): string[] => {
  const [line] = meeting.cases;
  if (!line) throw new Error('no case');
  const page = renderToStaticMarkup(
    createElement(WorkPane, {
      ...{ meeting, line, view, kept: noDrafts, work: 'attendance', ballot: null },
      rights: { attend: false, propose: false, decide: false, conduct: false },
      onWork: () => undefined,
      onNext: () => undefined,
    }),
  );
  return [...page.matchAll(/drawer-said">([^<]*)</g)].map(([, said = '']) => said);
};

it('cases B: the drawers of a case that is still loading say neither « aucune » nor « à prendre »', () => {
  expect(titles(null).slice(1)).toEqual(['', '']);
  expect(titles({ ...complete, proposals: [], decision: null }).slice(1)).toEqual(['aucune', 'à prendre']);
});
