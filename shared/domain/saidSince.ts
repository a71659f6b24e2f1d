import type { CaseFile } from './caseFile';
import type { Decision } from './decision';

type Said = Pick<CaseFile | Decision, 'discussion'>;

/** The discussion was written on since the decision froze it: the report holds what was said until then alone. */
export const isSaidSince = (decision: Said | null, file: Said): boolean =>
  decision !== null && decision.discussion.trim() !== file.discussion.trim();

/**
 * The decision holds all lines of the discussion: a further meeting begins with none, and no word is gone. Whole lines,
 * since « métastase » within « pas de métastase » is a correction.
 */
export function isHeldBy(decision: Said | undefined, file: Said): boolean {
  const held = new Set(linesOf(decision?.discussion ?? ''));
  return linesOf(file.discussion).every((line) => held.has(line));
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
