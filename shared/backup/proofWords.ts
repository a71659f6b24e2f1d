import { plural } from '../domain/french';

/** What the printed key found out about a backup; none where all of it is as it was made. */
export function proofWords({
  state,
  missing,
  without,
}: {
  readonly state: 'proven' | 'former' | 'altered';
  readonly missing: number | null;
  readonly without: number;
}): string[] {
  if (state === 'proven') return [];
  if (state === 'former')
    return [
      'Cette sauvegarde vient d’une version de Concerto qui ne signait pas encore son contenu\u00a0: rien ne prouve qu’elle est telle qu’elle a été faite. Après la restauration, comparez les décisions avec vos comptes rendus.',
    ];
  return [
    'Cette sauvegarde a été modifiée ou abîmée depuis qu’elle a été faite.',
    ...(missing === null
      ? ['On ne peut pas savoir tout ce qu’elle contenait.']
      : missing > 0
        ? [`${plural(missing, 'enregistrement y manque', 'enregistrements y manquent')}.`]
        : []),
    ...(without > 0
      ? [
          `${plural(without, 'enregistrement n’a pas été écrit', 'enregistrements n’ont pas été écrits')} par ce poste et ne ${without < 2 ? 'sera' : 'seront'} pas repris.`,
        ]
      : []),
    'Seul ce qui est prouvé sera remis en place. Essayez d’abord une autre sauvegarde de ce poste, gardez celle-ci, et prévenez votre service informatique.',
  ];
}
