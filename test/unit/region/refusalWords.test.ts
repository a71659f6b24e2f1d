import { describe, expect, it } from 'vitest';
import { refusalReason, refusals, type RefusalCode } from '../../../shared/region/refusals';
import { documentWords, refusalWords } from '../../../shared/region/refusalWords';

describe('what the region refuses, in words', () => {
  it('says why and what to do for each of its reasons', () => {
    for (const code of Object.keys(refusals) as RefusalCode[])
      expect(refusalWords(refusalReason(code))).toBe(`${refusals[code].message} ${refusals[code].next}`);
    expect(refusalWords('tooLarge')).toBe(refusalWords(refusalReason('size')));
    expect(refusalWords('You are not allowed')).toContain('administrateur régional');
  });

  it('names the document without its patient', () => {
    expect(documentWords('vote:01JEXAMP1E000000000000000A:01JEXAMP1E000000000000000B:pers-x')).toBe(
      'Un avis',
    );
    expect(documentWords('later:1')).toBe('Un document');
  });
});
