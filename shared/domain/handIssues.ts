import type { z } from 'zod';

/** Hands on what another schema found wrong in a part, as if it had been asked by the schema that is being read. */
export function handIssues(
  issues: readonly z.core.$ZodIssue[],
  at: readonly PropertyKey[],
  context: z.RefinementCtx,
): void {
  for (const issue of issues)
    context.issues.push({ ...issue, path: [...at, ...issue.path] } as z.core.$ZodRawIssue);
}
