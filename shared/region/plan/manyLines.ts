import type { ListedPerson } from '../peopleList';

/** The one value of several: what the directory has already while the list still says it, else the first. */
const settled = (said: readonly (string | undefined)[], held: string | undefined): string | undefined => {
  const values = said.filter((value) => value !== undefined && value !== '');
  return held !== undefined && values.includes(held) ? held : values[0];
};

/** A medical specialty of the Order goes before a competence or another know-how. */
const first = (specialties: readonly (string | undefined)[]): (string | undefined)[] =>
  [...specialties].sort((a, b) => Number(isMedical(b)) - Number(isMedical(a)));
const isMedical = (code: string | undefined): boolean => code?.startsWith('G15_10/SM') ?? false;

/**
 * One person of all the lines that a list has of her. The extract of the RPPS gives one for each place of work and each
 * know-how, most of them without a specialty. A second run chooses the same, whatever the order of the lines.
 */
export function ofManyLines(
  lines: readonly [ListedPerson, ...ListedPerson[]],
  held: Partial<ListedPerson>,
): ListedPerson {
  const one = (key: keyof ListedPerson) =>
    settled(
      lines.map((line) => line[key]),
      held[key],
    );
  const specialty = settled(first(lines.map((line) => line.specialty)), held.specialty);
  const organisation = one('organisation');
  return {
    ...lines[0],
    family: one('family') ?? lines[0].family,
    given: one('given') ?? '',
    title: one('title') ?? '',
    ...(specialty === undefined ? {} : { specialty }),
    ...(organisation === undefined ? {} : { organisation }),
  };
}
