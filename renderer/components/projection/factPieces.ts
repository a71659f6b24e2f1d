import type { Fact } from '../../../shared/domain/decisiveFacts';

/** Characters of one piece at most, where the text has ends of sentences: it must fit in a column beside its title. */
const LONGEST = 260;

export interface FactPiece {
  readonly title: string;
  readonly text: string;
  /** It goes on with what the piece before began. */
  readonly isContinued: boolean;
}

/** Facts in pieces that fit on a page: a long text is cut at its lines, then between sentences, and nothing is left out. */
export const factPieces = (facts: readonly Fact[]): FactPiece[] =>
  facts.flatMap(({ title, line, texts }) =>
    [line, ...texts].flatMap(cut).map((text, index) => ({ title, text, isContinued: index > 0 })),
  );

function cut(text: string): string[] {
  const sentences = text
    .split(/\n+|(?<=[.;!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const pieces: string[] = [];
  for (const sentence of sentences) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length < LONGEST)
      pieces[pieces.length - 1] = `${last} ${sentence}`;
    else pieces.push(sentence);
  }
  return pieces;
}
