import type { ListedPerson } from '../peopleList';

/** The one value of several: what the directory has already while the list still says it, else the first. */
const settled = (said: readonly (string | undefined)[], held: string | undefined): string | undefined => {
  const values = said.filter((value) => value !== undefined && value !== '');
  return held !== undefined && values.includes(held) ? held : values[0];
};

const isMedical = (code: string | undefined): boolean => code?.startsWith('G15_10/SM') ?? false;
/** Medical specialties of the Order go before a competence or another know-how, even one that the directory has. */
function foremost(specialties: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const medical = specialties.filter(isMedical);
  return medical.length > 0 ? medical : specialties;
}

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
  const specialty = settled(foremost(lines.map((line) => line.specialty)), held.specialty);
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
