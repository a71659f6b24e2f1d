/** The two names of a patient in one cell, as a list made by hand writes them. */
export interface TwoNames {
  readonly birth: string;
  readonly used: string;
}

/** « MARTIN née LEGRAND »: what follows was given at birth. */
const BORN = /^(\S.*?)[\s,]+\(?\s*(?:n[ée]e|né)\s+([^()]+?)\s*\)?$/iu;
/** « LEGRAND épouse MARTIN », « ép. », « veuve », « Vve »: what follows is used since. */
const MARRIED = /^(\S.*?)[\s,]+\(?\s*(?:[ée]pouse|[ée]p\.?|veuve|vve\.?)\s+([^()]+?)\s*\)?$/iu;
const MARK = /(?:^|[\s,(])(?:n[ée]e|né|[ée]pouse|[ée]p\.?|veuve|vve\.?)(?=$|[\s)])/iu;

/** The two names, where the words between them are sure; null for one name, or for two that nothing tells apart. */
export function twoNames(text: string): TwoNames | null {
  const [, used, birth] = BORN.exec(text) ?? [];
  const [, maiden, married] = MARRIED.exec(text) ?? [];
  const found = used && birth ? { birth, used } : maiden && married ? { birth: maiden, used: married } : null;
  return found && [found.birth, found.used].every((name) => !MARK.test(name)) ? found : null;
}

/** Whether a name may hold two that a person has to tell apart: « MARTIN (LEGRAND) », « Vve MARTIN ». */
export const maybeTwoNames = (text: string): boolean => /[()/]/.test(text) || MARK.test(text);
