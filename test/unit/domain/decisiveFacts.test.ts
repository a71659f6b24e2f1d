import { describe, expect, it } from 'vitest';
import { decisiveFacts, unbroken } from '../../../shared/domain/decisiveFacts';
import { casePaths, fieldSpec, sectionOf } from '../../../shared/domain/caseFields';

describe('what the room decides on', () => {
  it('leaves out what is empty, and joins short values in one line', () => {
    expect(decisiveFacts({ 'tumour.t': 'cT2', 'tumour.n': 'N1', 'tumour.stage': 'IIB' })).toEqual([
      { title: 'Tumeur', line: 'cT2 · N1 · Stade\u00a0: IIB', texts: [] },
    ]);
    expect(decisiveFacts({})).toEqual([]);
  });

  it('gives every long text of the medical sections a place, a field added tomorrow included', () => {
    const medical = casePaths.filter(
      (path) =>
        fieldSpec(path).kind === 'longText' &&
        ['tumour', 'phase', 'clinical', 'findings', 'treatments', 'summary'].includes(sectionOf(path)) &&
        path !== 'summary.question',
    );
    for (const path of medical) {
      const texts = decisiveFacts({ [path]: 'Un texte long' }).flatMap((fact) => fact.texts);
      expect(texts, path).toEqual(['Un texte long']);
    }
  });

  it('keeps figures and their signs on one line', () => {
    expect(unbroken('Ki-67 22 % ; grade 3-2-2 ?')).toBe(
      'Ki\u201167 22\u00a0%\u00a0; grade 3\u20112\u20112\u00a0?',
    );
  });
});
