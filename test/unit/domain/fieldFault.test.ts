import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casePaths, fieldSpec, type CasePath } from '../../../shared/domain/caseFields';
import { fieldFault } from '../../../shared/domain/fieldFault';
import { codeIn, formerCodes, lists, type CodeListName } from '../../../shared/terminology/codes';

const coded = casePaths.flatMap((path) => {
  const { kind, list, free = false } = fieldSpec(path);
  return list && (kind === 'code' || kind === 'codes') ? [{ path, kind, list, free }] : [];
});
const closed = coded.filter(({ free }) => !free);
const open = coded.filter(({ free }) => free);
const of = ({ kind }: { kind: string }, code: string): unknown => (kind === 'codes' ? [code] : code);
const plain = (words: string | null) => words?.replaceAll('\u00a0', ' ');
const word = (list: CodeListName) =>
  fc.string({ minLength: 1 }).filter((text) => codeIn(list, text) === undefined);

describe('a closed field', () => {
  it('is each of the catalogue that has a list and takes no free words', () => {
    expect(closed.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'tumour.laterality',
        'clinical.whoStatus',
        'phase.phase',
        'request.caseStatus',
      ]),
    );
    expect(open.map(({ path }) => path)).toContain('tumour.topography');
  });

  it.each(closed)('takes what its list holds or held, and nothing else: $path', (field) => {
    const { path, list } = field;
    for (const { code } of [...lists[list], ...formerCodes(list)])
      expect(fieldFault(path, of(field, code))).toBeNull();
    fc.assert(
      fc.property(word(list), word(list), (outside, held) => {
        const fault = fieldFault(path, of(field, outside), [of(field, held)]);
        expect(fault === null).toBe(outside === held);
        // Old codes that are stored stay.
        expect(fieldFault(path, of(field, outside), [undefined, of(field, outside)])).toBeNull();
      }),
    );
    expect(fieldFault(path, undefined)).toBeNull();
    expect(fieldFault(path, '')).toBeNull();
  });

  it('is told from one that takes free words', () => {
    for (const field of open)
      fc.assert(fc.property(word(field.list), (text) => fieldFault(field.path, of(field, text)) === null));
  });

  it('says which value and which field', () => {
    expect(plain(fieldFault('tumour.laterality', 'gau'))).toBe('« gau » n’est pas dans la liste de « Côté »');
  });
});

describe('a score', () => {
  const g8: CasePath = 'clinical.g8';
  it('ends where its scale ends; one that stands beyond it stays', () => {
    expect(fieldFault(g8, 0)).toBeNull();
    expect(fieldFault(g8, 17)).toBeNull();
    expect(fieldFault(g8, 17.5)).toContain('de 0 à 17');
    expect(plain(fieldFault(g8, 18))).toBe('« 18 » dépasse ce que compte « Score G8 », de 0 à 17');
    expect(fieldFault(g8, 18, [18])).toBeNull();
  });
});
