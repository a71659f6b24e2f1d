/** The journal is a row of files, `journal-000001.log` and on; each is closed for good once it is large enough. */
const NAME = /^journal-(\d{6})\.log$/;

export const segmentName = (segment: number): string => `journal-${String(segment).padStart(6, '0')}.log`;

/** The segments among these file names, in order. */
export const segmentsAmong = (names: readonly string[]): number[] =>
  names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
