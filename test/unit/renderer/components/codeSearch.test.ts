import { describe, expect, it } from 'vitest';
import { searchCodes, SHOWN } from '../../../../renderer/components/codeSearch';
import { lists } from '../../../../shared/terminology/codes';

describe('searchCodes', () => {
  it('shows the head of the list, and how many more there are', () => {
    const { codes, more } = searchCodes('cim10', '');
    expect(codes).toHaveLength(SHOWN);
    expect(more).toBe(lists.cim10.length - SHOWN);
  });
  it('finds words by their beginnings, in any order, without accents', () => {
    const { codes } = searchCodes('specialty', 'RADIOTH oncol');
    expect(codes.map((code) => code.code)).toContain('G15_10/SM37');
    expect(searchCodes('specialty', 'ématologie').codes).toHaveLength(0);
    expect(searchCodes('specialty', 'hemato').codes.map((code) => code.code)).toContain('G15_10/SM23');
  });
  it('puts the codes that begin as typed first', () => {
    const { codes } = searchCodes('cim10', 'c50');
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.every((code) => code.code.startsWith('C50'))).toBe(true);
    expect(searchCodes('cim10', 'c50.4').codes[0]?.code).toBe('C50.4');
  });
  it('answers nothing to words that are nowhere', () => {
    expect(searchCodes('cim10', 'xyzzy')).toEqual({ codes: [], more: 0 });
  });
});
