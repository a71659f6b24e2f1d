import { describe, expect, it } from 'vitest';
import {
  codeTyped,
  codeWords,
  searchCodes,
  SHOWN,
} from '../../../../../renderer/components/codes/codeSearch';
import { lists } from '../../../../../shared/terminology/codes';

describe('searchCodes', () => {
  it('shows the head of the list, and how many more there are', () => {
    const { found, more } = searchCodes('cim10', '');
    expect(found).toHaveLength(SHOWN);
    expect(more).toBe(lists.cim10.length - SHOWN);
  });
  it('finds words by their beginnings, in any order, without accents', () => {
    const { found } = searchCodes('specialty', 'RADIOTH oncol');
    expect(found.map(({ code }) => code)).toContain('G15_10/SM37');
    expect(searchCodes('specialty', 'ématologie').found).toHaveLength(0);
    expect(searchCodes('specialty', 'hemato').found.map(({ code }) => code)).toContain('G15_10/SM23');
  });
  it('puts the codes that begin as typed first', () => {
    const { found } = searchCodes('cim10', 'c50');
    expect(found.length).toBeGreaterThan(1);
    expect(found.every((code) => code.code.startsWith('C50'))).toBe(true);
    expect(searchCodes('cim10', 'c50.4').found[0]?.code).toBe('C50.4');
  });
  it('answers nothing to words that are nowhere', () => {
    expect(searchCodes('cim10', 'xyzzy')).toEqual({ found: [], more: 0 });
  });
  it('puts the words that begin as typed before those that merely hold them', () => {
    const words = searchCodes('specialty', 'onco').found.map((found) => found.words);
    expect(words[0]).toMatch(/^Oncologie/);
    expect(words).toContain('Hématologie, opt Onco-hématologie');
  });
  it('finds hyphened words written as one', () => {
    const codes = searchCodes('specialty', 'radiotherapie').found.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['G15_10/SM37', 'G15_10/SM45']));
  });
  it('offers doctors first and tells namesakes apart', () => {
    expect(searchCodes('specialty', '').found.every(({ code }) => code.startsWith('G15_10/SM'))).toBe(true);
    const all = lists.specialty.filter(({ code }) => code.startsWith('G15_10'));
    const names = all.map(({ code }) => codeWords('specialty', code));
    expect(new Set(names).size).toBe(names.length);
    expect(codeWords('specialty', 'G15_10/SM36')).toBe('Oncologie, opt médicale');
    expect(codeWords('specialty', 'words of their own')).toBe('words of their own');
  });
});

describe('codeTyped', () => {
  it.each([
    ['cim10', 'c50.4', 'C50.4'],
    ['laterality', 'Gauche', '7771000'],
    ['specialty', 'Oncologie médicale', 'G15_10/SM36'],
    ['specialty', 'Chirurgie viscérale', 'G15_10/SM14'],
    ['specialty', 'Radiologie', 'G15_10/SM74'],
  ] as const)('knows in %s « %s »', (list, text, code) => {
    expect(codeTyped(list, text)).toBe(code);
  });
  it('takes no beginning of a word for the word', () => {
    expect(codeTyped('laterality', 'gau')).toBeUndefined();
    expect(codeTyped('cim10', 'C5')).toBeUndefined();
    expect(codeTyped('specialty', '')).toBeUndefined();
  });
  it('offers a specialty under its usual name first', () => {
    expect(searchCodes('specialty', 'oncologue').found[0]?.code).toBe('G15_10/SM36');
    expect(searchCodes('specialty', 'radiologie').found[0]?.code).toBe('G15_10/SM74');
  });
});
