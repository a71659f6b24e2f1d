/** Of a decision or a proposal that came by a file, as it is said beside it. @param refuted the region has another content */
export const originWords = ({ refuted }: { readonly refuted: boolean }): string =>
  refuted
    ? 'Reçue par fichier, contredite par la région'
    : 'Reçue par fichier, pas encore confirmée par la région';

export const votesOriginWords = (votes: number): string =>
  votes < 2
    ? `${votes}\u00a0vote reçu par fichier, pas encore confirmé par la région`
    : `${votes}\u00a0votes reçus par fichier, pas encore confirmés par la région`;

/** Of a case file or a meeting that came by a file. @param when « le 12 décembre 2026 à 14 h 05 » */
export function broughtWords(
  what: 'case' | 'meeting',
  { by, refuted }: { readonly by: string | null; readonly refuted: boolean },
  when: string,
): string {
  const e = what === 'case' ? '' : 'e';
  const taker = by === null ? '' : ` par ${by}`;
  const since = refuted ? `contredit${e} par la région` : `pas encore confirmé${e} par la région`;
  return `${what === 'case' ? 'Dossier' : 'Séance'} reçu${e} par fichier ${when}${taker}, ${since}`;
}
