import type { BackupsView } from '../../../shared/contracts/views';
import { Notice } from '../../components/layout/Notice';

/** What deserves a word about the backups of this workstation, calmly: its data are safe without them. */
export function BackupNotices({ backups }: { backups: BackupsView }) {
  const { place, isReachable, isOld, isForFormerKey, problem, isRunning, last } = backups;
  return (
    <>
      {isReachable ? null : (
        <Notice meaning="todo" title={`Le dossier «\u00a0${place ?? ''}\u00a0» est introuvable.`}>
          Branchez le support, ou choisissez un autre dossier. En attendant, les sauvegardes vont dans le
          dossier de Concerto, sur ce poste.
        </Notice>
      )}
      {problem === null || isRunning ? null : (
        <Notice meaning="todo" title="La dernière sauvegarde n’a pas pu être faite.">
          {problem} Les données de ce poste et les sauvegardes précédentes sont intactes.
        </Notice>
      )}
      {isOld ? (
        <Notice meaning="todo" title="La dernière sauvegarde a plus de sept jours.">
          Tout est enregistré sur ce poste, mais sur lui seul. Sauvegardez maintenant.
        </Notice>
      ) : null}
      {isForFormerKey ? (
        <Notice meaning="todo" title="La clé de récupération a été remplacée depuis la dernière sauvegarde.">
          Les sauvegardes déjà faites s’ouvrent avec l’ancienne clé&nbsp;: gardez-la avec elles. La prochaine
          s’ouvrira avec la nouvelle.
        </Notice>
      ) : null}
      {place === null && last !== null ? (
        <Notice meaning="info" title="Les sauvegardes restent sur ce poste.">
          Elles disparaîtraient avec lui. Choisissez un dossier sur une clé USB ou sur le réseau de
          l’établissement.
        </Notice>
      ) : null}
    </>
  );
}
