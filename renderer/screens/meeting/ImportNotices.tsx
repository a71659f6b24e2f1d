import type { MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { standing } from '../../../shared/domain/leftOut';
import { useLeftOut, useReview } from '../../components/intake/importDrafts';
import { goToReview } from '../../components/intake/readFiles';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import { useQuery } from '../../engine/client';
import { answerOr } from '../../components/session/queryState';

/** What imported files hold and the meeting does not yet: said until a person has dealt with it. */
export function ImportNotices({ meeting }: { meeting: MeetingView }) {
  const ref = { database: meeting.database, meeting: meeting.meeting };
  const review = useReview(ref, answerOr(useQuery('importReview', ref), null));
  const lines = standing(useLeftOut(ref, answerOr(useQuery('leftOut', ref), [])));
  const words = answerOr(useQuery('leftOutWords', ref), []);
  const reviewed = standing(review?.lines ?? []);
  const count = words.reduce((sum, one) => sum + one.words.length, 0);
  const cases = new Set(words.map((one) => one.case)).size;
  // The review comes before what earlier ones left: one at a time.
  const show = reviewed.length > 0 ? undefined : 'Les revoir';
  const go = () => goToReview(ref);
  return (
    <>
      {reviewed.length > 0 ? (
        <ImportNotice
          title={`L’import ${ofFiles(reviewed)} n’est pas terminé\u00a0: ${plural(reviewed.length, 'ligne')}.`}
          action="Reprendre l’import"
          onPress={go}
        >
          Vos corrections et vos choix sont gardés sur ce poste, avec la séance, jusqu’à l’inscription.
        </ImportNotice>
      ) : null}
      {lines.length > 0 ? (
        <ImportNotice
          title={`${plural(lines.length, 'ligne')} ${ofFiles(lines)} ${lines.length === 1 ? 'n’a pas été inscrite' : 'n’ont pas été inscrites'}.`}
          action={show}
          onPress={go}
        >
          Elles sont gardées sur ce poste, avec la séance, jusqu’à ce que vous les inscriviez ou les écartiez.
        </ImportNotice>
      ) : null}
      {count > 0 ? (
        <ImportNotice
          title={`${plural(count, 'valeur')} ${ofFiles(words)} ${count === 1 ? 'n’est' : 'ne sont'} dans aucun champ de ${plural(cases, 'dossier inscrit', 'dossiers inscrits')}.`}
          action={show && 'Voir ces valeurs'}
          onPress={go}
        >
          Elles sont gardées telles quelles sur ce poste, avec la séance, jusqu’à ce que vous les disiez
          traitées.
        </ImportNotice>
      ) : null}
    </>
  );
}

/** « de « liste.csv » », « de 3 fichiers » */
function ofFiles(from: readonly { readonly fileName: string }[]): string {
  const files = [...new Set(from.map(({ fileName }) => fileName))];
  const [only = ''] = files;
  return files.length === 1 ? `de «\u00a0${only}\u00a0»` : `de ${files.length} fichiers`;
}

interface NoticeProps {
  readonly title: string;
  readonly action: string | undefined;
  readonly onPress: () => void;
  readonly children: string;
}

const ImportNotice = ({ title, action, onPress, children }: NoticeProps) => (
  <Notice
    meaning="todo"
    title={title}
    action={
      action === undefined ? undefined : (
        <Button variant="plain" size="small" onPress={onPress}>
          {action}
        </Button>
      )
    }
  >
    {children}
  </Notice>
);
