import type { MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { review } from '../../components/intake/pickedFiles';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import { useQuery } from '../../engine/client';
import { answerOr } from '../../components/session/queryState';

/** What imported files held and nobody has registered: said until each line is registered or set aside. */
export function LeftOutNotice({ meeting }: { meeting: MeetingView }) {
  const { database, meeting: id } = meeting;
  const state = useQuery('leftOut', { database, meeting: id });
  const lines = answerOr(state, []);
  const files = [...new Set(lines.map(({ fileName }) => fileName))];
  const [only = ''] = files;
  if (lines.length === 0) return null;
  const from = files.length === 1 ? `«\u00a0${only}\u00a0»` : `${files.length} fichiers`;
  const words = lines.length === 1 ? 'n’a pas été inscrite' : 'n’ont pas été inscrites';
  return (
    <Notice
      meaning="todo"
      title={`${plural(lines.length, 'ligne')} de ${from} ${words}.`}
      action={
        <Button variant="plain" size="small" onPress={() => review(meeting, [])}>
          Les revoir
        </Button>
      }
    >
      Elles sont gardées sur ce poste, avec la séance, jusqu’à ce que vous les inscriviez ou les écartiez.
    </Notice>
  );
}
