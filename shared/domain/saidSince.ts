import type { CaseFile } from './caseFile';
import type { Decision } from './decision';

type Said = Pick<CaseFile | Decision, 'discussion'>;

/** The discussion was written on since the decision froze it: the report holds what was said until then alone. */
export const isSaidSince = (decision: Said | null, file: Said): boolean =>
  decision !== null && decision.discussion.trim() !== file.discussion.trim();

/** The decision holds all words of the discussion: a further meeting begins with none, and no word is gone. */
export const isHeldBy = (decision: Said | undefined, file: Said): boolean =>
  (decision?.discussion ?? '').includes(file.discussion.trim());
