import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../../../../renderer/screens/inbox/differences';

const marked = (text: string, other: string): string =>
  differences(text, other)
    .map((stretch) => (stretch.isOwn ? `[${stretch.text}]` : stretch.text))
    .join('');

describe('the difference of two texts', () => {
  it.each([
    ['Tumeur du sein gauche de 22 mm', 'Tumeur du sein droit de 22 mm', 'Tumeur du sein [gauche] de 22 mm'],
    ['a b c d', 'a x y d', 'a [b c] d'],
    ['Sans changement.', 'Sans changement.', 'Sans changement.'],
    ['Une phrase. Une autre.', 'Une phrase.', 'Une phrase.[ Une autre.]'],
    ['HER2 0, RE +', 'HER2 3, RE +', 'HER2 [0], RE +'],
  ])('%s / %s', (text, other, shown) => {
    expect(marked(text, other)).toBe(shown);
  });

  it('gives the text back to the letter, and marks nothing that the same text has', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', '.', '\n', 'été'), { maxLength: 40 })
      .map((it) => it.join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(
          differences(one, other)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(one);
        expect(differences(one, one).some(({ isOwn }) => isOwn)).toBe(false);
      }),
    );
  });

  it('marks a very long text as a whole rather than thinking long', () => {
    const words = (n: number, of: string) => Array.from({ length: n }, (_, i) => `${of}${i}`).join(' ');
    expect(differences(words(2000, 'a'), words(2000, 'b'))).toEqual([
      { text: words(2000, 'a'), isOwn: true },
    ]);
  });
});
