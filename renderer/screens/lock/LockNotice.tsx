import { Notice } from '../../components/layout/Notice';

/** What the last lock could not do: store what was typed, or wait until a new key was noted. */
export type LockNote = 'unsaved' | 'keyShown';

export function LockNotice({ note }: { note: LockNote | null }) {
  switch (note) {
    case null:
      return <p>Ce poste est verrouillé. Tout est enregistré.</p>;
    case 'unsaved':
      return (
        <Notice meaning="todo" title="Une saisie n’a pas pu être enregistrée avant le verrouillage.">
          Tout ce qui était dit enregistré l’est. Une fois le poste ouvert, relisez le dernier champ que vous
          remplissiez.
        </Notice>
      );
    case 'keyShown':
      return (
        <Notice meaning="todo" title="Une nouvelle clé de récupération était à l’écran.">
          Tout est enregistré. Si vous ne l’avez pas notée, imprimez-en une autre dans les Réglages, une fois
          le poste ouvert.
        </Notice>
      );
  }
}
