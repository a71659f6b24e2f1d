import type { CaseLine, FileView } from '../../../shared/contracts/views';
import { useDrawnAhead } from '../../components/files/useDrawnAhead';
import { answerOr } from '../../components/session/queryState';
import { useAskedAhead, useAsksAhead } from '../../engine/client';

interface Neighbours {
  readonly next: CaseLine | undefined;
  readonly previous: CaseLine | undefined;
  readonly undecided: CaseLine | undefined;
}

/**
 * The cases to which one key leads are read before it is pressed. The pictures of this case are drawn, then those of the
 * next: a decided one is seldom gone back to with its pictures.
 */
export function useNeighbours(
  line: CaseLine | undefined,
  files: readonly FileView[],
  { next, previous, undecided }: Neighbours,
): void {
  const ahead = [next, previous, undecided].flatMap((one) => (one ? [one] : []));
  useAsksAhead(
    ahead.flatMap(({ database, case: id }) =>
      (['case', 'drafts', 'files'] as const).map((name) => [name, { database, case: id }] as const),
    ),
  );
  const coming = undecided ?? next;
  const itsFiles = answerOr(
    useAskedAhead('files', {
      database: (coming ?? line)?.database ?? '',
      case: (coming ?? line)?.case ?? '',
    }),
    [],
  );
  useDrawnAhead([
    ...(line ? [{ of: line, files }] : []),
    ...(coming ? [{ of: coming, files: itsFiles }] : []),
  ]);
}
