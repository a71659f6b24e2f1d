import type { PlaywrightSpec, VitestFile } from './reports';

/** How long one thing took: a file of unit tests, or one story in a browser or the desktop application. */
export interface Timed {
  readonly name: string;
  readonly ms: number;
}

export const timeOfFile = ({ name, startTime, endTime }: VitestFile): Timed => ({
  name,
  ms: endTime - startTime,
});

export const timeOfSpec = ({ file, title, tests }: PlaywrightSpec): Timed => ({
  name: `${file} › ${title}`,
  ms: tests.flatMap(({ results }) => results).reduce((total, { duration }) => total + duration, 0),
});

/** @returns such as `4 min 05 s`, or `12.3 s` below a minute */
export function spoken(ms: number): string {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** One line each, the longest first: where the time of a suite goes. */
export const slowest = (timed: readonly Timed[], most = 10): string[] =>
  [...timed]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, most)
    .map(({ name, ms }) => `${spoken(ms).padStart(12)}  ${name}`);
