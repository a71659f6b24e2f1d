import { z } from 'zod';

/** One line for a test that failed: where it stands, what it is called, and the first line of what it met. */
const line = (where: string, title: string, met = ''): string => {
  const [first = ''] = met.replaceAll(/\u001B\[[\d;]*m/g, '').split('\n');
  return first === '' ? `${where} › ${title}` : `${where} › ${title}: ${first}`;
};

export const vitestFailures = z
  .array(
    z.object({
      name: z.string(),
      message: z.string().default(''),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  )
  .default([])
  .transform((files) =>
    files.flatMap((file) => {
      const failed = file.assertionResults.filter((each) => each.status === 'failed');
      // A file that does not load has no test of its own to name.
      if (file.status === 'failed' && failed.length === 0)
        return [line(file.name, 'the file itself', file.message)];
      return failed.map((each) => line(file.name, each.fullName, each.failureMessages?.[0]));
    }),
  );

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[] | undefined;
  readonly specs?: readonly z.output<typeof playwrightSpec>[] | undefined;
}
const playwrightSpec = z.object({
  title: z.string(),
  ok: z.boolean(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  suites: z.lazy(() => z.array(playwrightSuite)).optional(),
  specs: z.array(playwrightSpec).optional(),
});

const ofSuite = ({ specs = [], suites = [] }: PlaywrightSuite): string[] => [
  ...specs
    .filter((spec) => !spec.ok)
    .map((spec) => {
      const [error] = spec.tests.flatMap((test) => test.results.flatMap((result) => result.error ?? []));
      return line(`${spec.file}:${spec.line}`, spec.title, error?.message);
    }),
  ...suites.flatMap(ofSuite),
];

export const playwrightFailures = z
  .array(playwrightSuite)
  .default([])
  .transform((suites) => suites.flatMap(ofSuite));
