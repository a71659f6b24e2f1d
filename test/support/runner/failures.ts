import type { PlaywrightSpec, VitestFile } from './reports';

/** One line for a test that failed: where it stands, what it is called, and the first line of what it met. */
const line = (where: string, title: string, met = ''): string => {
  const [first = ''] = met.replaceAll(/\u001B\[[\d;]*m/g, '').split('\n');
  return first === '' ? `${where} › ${title}` : `${where} › ${title}: ${first}`;
};

export const failuresOfFile = (file: VitestFile): string[] => {
  const failed = file.assertionResults.filter((each) => each.status === 'failed');
  // A file that does not load has no test of its own to name.
  if (file.status === 'failed' && failed.length === 0)
    return [line(file.name, 'the file itself', file.message)];
  return failed.map((each) => line(file.name, each.fullName, each.failureMessages?.[0]));
};

export const failureOfSpec = (spec: PlaywrightSpec): string[] => {
  if (spec.ok) return [];
  const [error] = spec.tests.flatMap((test) => test.results.flatMap((result) => result.error ?? []));
  return [line(`${spec.file}:${spec.line}`, spec.title, error?.message)];
};
