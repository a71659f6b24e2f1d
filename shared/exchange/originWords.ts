/** Of a decision or a proposal that came by a file, as it is said beside it. @param refuted the region has another content */
export const originWords = ({ refuted }: { readonly refuted: boolean }): string =>
  refuted
    ? 'Reçue par fichier, contredite par la région'
    : 'Reçue par fichier, pas encore confirmée par la région';

export const votesOriginWords = (votes: number): string =>
  votes < 2
    ? `${votes}\u00a0vote reçu par fichier, pas encore confirmé par la région`
    : `${votes}\u00a0votes reçus par fichier, pas encore confirmés par la région`;
