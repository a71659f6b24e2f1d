import path from 'node:path';
import type { PlaywrightSpec, VitestFile } from './reports';

const firstLine = (met = ''): string => met.replaceAll(/\u001B\[[\d;]*m/g, '').split('\n')[0] ?? '';

/** One line for a test that failed: where it stands, what it is called, and the first line of what it met. */
const line = (where: string, title: string, met = ''): string =>
  met === '' ? `${where} › ${title}` : `${where} › ${title}: ${met}`;

export const failuresOfFile = (file: VitestFile): string[] => {
  const failed = file.assertionResults.filter((each) => each.status === 'failed');
  // A file that does not load has no test of its own to name.
  if (file.status === 'failed' && failed.length === 0)
    return [line(file.name, 'the file itself', firstLine(file.message))];
  return failed.map((each) => line(file.name, each.fullName, firstLine(each.failureMessages?.[0])));
};

/** All that it met, each with its place: of a test that took too long only the second error says what it was waiting for. */
export const failureOfSpec = (spec: PlaywrightSpec): string[] => {
  if (spec.ok) return [];
  const met = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors));
  const said = met.map(({ message, location }) => {
    const place = location ? ` (${path.basename(location.file)}:${location.line})` : '';
    return `${firstLine(message)}${place}`;
  });
  return [line(`${spec.file}:${spec.line}`, spec.title, said.join(' · '))];
};
