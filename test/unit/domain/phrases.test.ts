import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phraseLines, phraseOf, phrasesFor, withPhrase } from '../../../shared/domain/phrases';

const board = [
  'cn = Chimiothérapie néoadjuvante puis chirurgie',
  'Chirurgie conservatrice et ganglion sentinelle',
  'rt = Radiothérapie du sein',
  'Surveillance : HER2 = 0 confirmé',
];

describe('phraseOf', () => {
  it('takes one word before the sign as shorthand, and no more', () => {
    expect(phraseOf(' cn = Chimiothérapie = néoadjuvante ')).toEqual({
      short: 'cn',
      text: 'Chimiothérapie = néoadjuvante',
    });
    for (const line of ['Surveillance : HER2 = 0', '= Chirurgie', 'rt =', 'Chirurgie'])
      expect(phraseOf(line)).toEqual({ short: '', text: line });
  });
});

it('reads a coordinator’s lines, without empty ones and repetitions', () => {
  expect(phraseLines(' a = b \n\n c\na = b\r\n')).toEqual(['a = b', 'c']);
});

describe('phrasesFor', () => {
  it('offers the one whose shorthand is typed before those that hold the word', () => {
    expect(phrasesFor([...board, 'RT seule'], 'rt')).toEqual(['Radiothérapie du sein', 'RT seule']);
  });

  it('finds words by their beginnings, without accents and case, in any order', () => {
    expect(phrasesFor(board, 'CHIR chimio')).toEqual(['Chimiothérapie néoadjuvante puis chirurgie']);
    expect(phrasesFor(board, 'gangl')).toEqual(['Chirurgie conservatrice et ganglion sentinelle']);
    expect(phrasesFor(board, 'greffe')).toEqual([]);
  });

  it('looks at the line that is being typed alone, and offers no more once it is there', () => {
    const text = withPhrase('Chirurgie première\nrt', 'Radiothérapie du sein');
    expect(text).toBe('Chirurgie première\nRadiothérapie du sein');
    expect(phrasesFor(board, text)).toEqual([]);
    expect(phrasesFor(board, `${text}\n`)).toHaveLength(4);
  });

  it('offers at most five, each a phrase of the board, and what is chosen says it whole', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 20 }), fc.string(), (lines, typed) => {
        const kept = phraseLines(lines.join('\n'));
        const offered = phrasesFor(kept, typed);
        expect(offered.length).toBeLessThanOrEqual(5);
        for (const phrase of offered) {
          expect(kept.map((line) => phraseOf(line).text)).toContain(phrase);
          expect(withPhrase(typed, phrase).endsWith(phrase)).toBe(true);
        }
      }),
    );
  });
});
