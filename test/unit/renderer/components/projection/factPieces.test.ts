import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factPieces } from '../../../../../renderer/components/projection/factPieces';

const squeezed = (text: string) => text.replace(/\s+/g, '');

it('cuts a long text between sentences and says its title once', () => {
  const sentence = 'IRM du 12 mars : lésion de 22 mm du quadrant supéro-externe, sans atteinte cutanée. ';
  const pieces = factPieces([{ title: 'Examens', line: '', texts: [sentence.repeat(6)] }]);
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.map(({ isContinued }) => isContinued)).toEqual(pieces.map((_, index) => index > 0));
  for (const { text } of pieces) expect(text).toMatch(/\.$/);
});

it('leaves nothing out', () => {
  const fact = fc.record({
    title: fc.string(),
    line: fc.string(),
    texts: fc.array(fc.string({ maxLength: 900 })),
  });
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 4 }), (facts) => {
      const said = facts.flatMap(({ line, texts }) => [line, ...texts]).join('');
      expect(
        squeezed(
          factPieces(facts)
            .map(({ text }) => text)
            .join(''),
        ),
      ).toBe(squeezed(said));
    }),
  );
});
