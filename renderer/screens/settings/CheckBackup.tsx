import { PickBackup } from '../../components/backup/PickBackup';

/** Reads a backup again, from whatever medium, and says what it holds. */
export function CheckBackup() {
  return (
    <div className="stack">
      <p>
        Choisissez un fichier de sauvegarde&nbsp;: il est relu en entier et comparé à sa table des matières.
        Rien n’est modifié, et aucune clé n’est demandée.
      </p>
      <PickBackup
        next={({ summary }) =>
          summary.state === 'damaged' ? (
            <p>Faites-en une nouvelle, de préférence sur un autre support, et gardez celle-ci jusque-là.</p>
          ) : null
        }
      />
    </div>
  );
}
