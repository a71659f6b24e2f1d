import type { Completeness } from '../../../shared/domain/caseFile';
import { listed } from '../../../shared/domain/french';

/** « Il manque la question posée et le TNM. »; past `most`, counts the rest: « …, et 4 autres éléments ». */
export function missingWords({ missing }: Completeness, most = Infinity): string {
  if (missing.length === 0) return 'Dossier complet';
  const named = missing.slice(0, missing.length > most + 1 ? most : missing.length).map((m) => m.words);
  const rest = missing.length - named.length;
  return `Il manque ${listed(rest === 0 ? named : [...named, `${rest}\u00a0autres éléments`])}`;
}
