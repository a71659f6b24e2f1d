import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FieldInput } from '../../../../../renderer/components/case/FieldInput';
import { casePaths, fieldSpec, type CasePath } from '../../../../../shared/domain/caseFields';
import { lists } from '../../../../../shared/terminology/codes';

const shown = (path: CasePath, value: unknown): string =>
  renderToStaticMarkup(createElement(FieldInput, { path, value, onChange: () => undefined })).replaceAll(
    '\u00a0',
    ' ',
  );

const few = casePaths.filter((path) => {
  const { kind, list } = fieldSpec(path);
  return kind === 'code' && list !== undefined && lists[list].length <= 5;
});

describe('a code of a list of few', () => {
  it('is asked for the side, the phase and the state of health among others', () => {
    expect(few).toEqual(expect.arrayContaining(['tumour.laterality', 'phase.phase', 'clinical.whoStatus']));
  });
  it.each(few)('is %s, with a button for each and nowhere to write', (path) => {
    const { list, free = false } = fieldSpec(path);
    const markup = shown(path, undefined);
    expect(free).toBe(false);
    expect(markup.match(/role="radio"/g)).toHaveLength(list ? lists[list].length : 0);
    expect(markup).not.toMatch(/type="text"|role="combobox"/);
  });
  it('shows what another build or a file left there, chosen and said to be outside the list', () => {
    const markup = shown('tumour.laterality', 'gau');
    expect(markup).toContain('« gau »');
    expect(markup).toContain('Hors liste');
    expect(markup).toMatch(/aria-checked="true"[^>]*>« gau »/);
  });
});

describe('a code of a long list', () => {
  it('shows words that are none of its codes as they are, and says so', () => {
    const markup = shown('tumour.topography', 'Sein gauche');
    expect(markup).toContain('value="Sein gauche"');
    expect(markup).toContain('hors liste');
    expect(shown('tumour.topography', 'C50.4')).not.toContain('hors liste');
  });
});
