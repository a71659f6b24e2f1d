import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIns, checkRpps, insDifferences, insKey, luhn } from '../../../shared/domain/identities';

/** The examples are those of shared/domain/README.md, "Checking an INS". */
describe('the INS key', () => {
  it.each([
    ['2790351215189', '89'],
    ['2770763220829', '10'],
    ['180052A004123', '10'],
    ['180052B004123', '37'],
    ['2210425456114', '83'],
    ['2240275115835', '12'],
  ])('%s has the key %s', (thirteen, key) => {
    expect(insKey(thirteen)).toBe(key);
    expect(checkIns(thirteen + key)).toEqual({ ok: true, value: thirteen + key });
  });

  it.each(['222127505611201', '223042545611404', '276059205062865', '289057545611404', '221042545611404'])(
    'finds fault with the official sample %s, in words that give both keys',
    (ins) => {
      const result = checkIns(ins);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.problem.message).toContain(insKey(ins.slice(0, 13)));
    },
  );

  it('reads spaces and a small letter, and nothing else', () => {
    expect(checkIns('1 80 05 2a 004 123 10')).toEqual({ ok: true, value: '180052A00412310' });
    expect(checkIns('27903512151898').ok).toBe(false);
    expect(checkIns('279035121518X89').ok).toBe(false);
    expect(insKey('1800A2A004123')).toBeNull();
    expect(insKey('18005A2004123')).toBeNull();
  });

  it('is always two digits between 01 and 97, and one digit changed is seen', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 9_999_999_999_999n }),
        fc.nat(12),
        fc.integer({ min: 1, max: 9 }),
        (n, at, by) => {
          const thirteen = String(n).padStart(13, '0');
          const key = insKey(thirteen) ?? '';
          expect(key).toMatch(/^\d\d$/);
          expect(Number(key)).toBeGreaterThanOrEqual(1);
          expect(Number(key)).toBeLessThanOrEqual(97);
          const digit = (Number(thirteen[at]) + by) % 10;
          expect(insKey(thirteen.slice(0, at) + String(digit) + thirteen.slice(at + 1))).not.toBe(key);
        },
      ),
    );
  });
});

describe('the place in an INS', () => {
  const said = (ins: string, birthPlaceCode: string) => insDifferences(ins, { birthPlaceCode });
  it.each([
    ['Ajaccio before 1976', '250032000400123', '2A004'],
    ['Bastia before 1976', '250032003300123', '2B033'],
    ['Corsica, noted by the former code', '250032A00400123', '20004'],
    ['Algiers before 1962', '250039135200123', '99352'],
    ['Oran before 1962', '250039204500123', '99352'],
    ['Tunis before 1956', '250039600100123', '99351'],
    ['Corbeil, of Seine-et-Oise', '250037817400123', '91174'],
    ['Argenteuil, of Seine-et-Oise', '250037801800123', '95018'],
    ['Boulogne, of Seine', '250037501200123', '92012'],
  ])('cases others: of %s agrees with today’s code', (_, ins, place) => expect(said(ins, place)).toEqual([]));

  it.each([
    ['another commune of Corsica', '250032000400123', '2B033'],
    ['another department', '250032901900123', '75056'],
    ['Algiers noted for Essonne’s number', '250039117400123', '75056'],
  ])('of %s is said', (_, ins, place) =>
    expect(said(ins, place)).toEqual(['Le lieu de naissance ne correspond pas à l’INS.']),
  );
});

describe('Luhn', () => {
  it.each(['940000664', '490000049', '750803447', '10002422979', '07655473259', '01234567897'])(
    '%s passes',
    (digits) => expect(luhn(digits)).toBe(true),
  );
  it.each([
    '10003461033',
    '10102727017',
    '801234534765',
    '801234560801',
    '807505123456',
    '800100200300',
    '',
    '2A0000014',
  ])('« %s » fails', (digits) => expect(luhn(digits)).toBe(false));

  it('sees one digit changed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{10}$/),
        fc.nat(10),
        fc.integer({ min: 1, max: 9 }),
        (ten, at, by) => {
          const whole =
            '0123456789'
              .split('')
              .map((key) => ten + key)
              .find(luhn) ?? '';
          const changed = (Number(whole[at]) + by) % 10;
          expect(luhn(whole.slice(0, at) + String(changed) + whole.slice(at + 1))).toBe(false);
        },
      ),
    );
  });

  it('checks an RPPS of 11 digits', () => {
    expect(checkRpps('1000 2422 979')).toEqual({ ok: true, value: '10002422979' });
    expect(checkRpps('10003461033').ok).toBe(false);
    expect(checkRpps('940000664').ok).toBe(false);
  });
});

describe('the INS against the traits', () => {
  const ins = '279035121518989';
  const traits = { sex: 'F', birthDate: '1979-03-15', birthPlaceCode: '51215' } as const;

  it('finds nothing to say of the ANS patient', () => {
    expect(insDifferences(ins, traits)).toEqual([]);
    expect(insDifferences(ins, {})).toEqual([]);
    expect(insDifferences(ins, { sex: 'U' })).toEqual([]);
  });

  it.each([
    [{ ...traits, sex: 'M' as const }, 'sexe'],
    [{ ...traits, birthDate: '1980-03-15' }, 'année'],
    [{ ...traits, birthDate: '1979-04-15' }, 'mois'],
    [{ ...traits, birthPlaceCode: '75056' }, 'lieu'],
  ])('names the one difference %#', (other, word) => {
    const [only, ...more] = insDifferences(ins, other);
    expect(only).toContain(word);
    expect(more).toEqual([]);
  });

  it('says nothing of a fictitious month, nor of a small Corsican letter', () => {
    expect(insDifferences('279305121518989', { birthDate: '1979-03-15' })).toEqual([]);
    expect(insDifferences('180052A00412310', { birthPlaceCode: '2a004' })).toEqual([]);
  });
});
