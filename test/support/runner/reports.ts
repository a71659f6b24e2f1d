import { z } from 'zod';

/** What this project reads in the JSON report of vitest. */
export const vitestFiles = z
  .array(
    z.object({
      name: z.string(),
      message: z.string().default(''),
      status: z.string(),
      startTime: z.number().default(0),
      endTime: z.number().default(0),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  )
  .default([]);
export type VitestFile = z.output<typeof vitestFiles>[number];

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[] | undefined;
  readonly specs?: readonly PlaywrightSpec[] | undefined;
}
const playwrightSpec = z.object({
  title: z.string(),
  ok: z.boolean(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      results: z.array(
        z.object({
          duration: z.number().default(0),
          errors: z
            .array(
              z.object({
                message: z.string().optional(),
                location: z.object({ file: z.string(), line: z.number() }).optional(),
              }),
            )
            .default([]),
        }),
      ),
    }),
  ),
});
export type PlaywrightSpec = z.output<typeof playwrightSpec>;
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  suites: z.lazy(() => z.array(playwrightSuite)).optional(),
  specs: z.array(playwrightSpec).optional(),
});

const ofSuite = ({ specs = [], suites = [] }: PlaywrightSuite): PlaywrightSpec[] => [
  ...specs,
  ...suites.flatMap(ofSuite),
];

/** And in Playwright's, whose files and groups are nested: all stories in their order. */
export const playwrightSpecs = z
  .array(playwrightSuite)
  .default([])
  .transform((suites) => suites.flatMap(ofSuite));
