import type { SequencePoint } from '../../../shared/records/journalSequence';
import type { Keyring } from '../keys/cipher';
import { proofOf, provenBy } from './proofKey';

const MARK = /^1\.(-?\d{1,15})\.([\w-]{1,20})\.([A-Za-z0-9+/=]+)$/;
const said = ({ n, run }: SequencePoint): readonly unknown[] => ['concerto journal mark', n, run];

/** How far the journal was flushed, as it is kept outside of it: a later start asks for that number. */
export const markOf = async (keys: Keyring, point: SequencePoint): Promise<string> =>
  `1.${point.n}.${point.run}.${await proofOf(keys, said(point))}`;

/** Null where nothing is kept, `false` where it is not ours. */
export async function pointOf(
  keys: Keyring,
  mark: string | undefined,
): Promise<SequencePoint | null | false> {
  if (mark === undefined) return null;
  const [, n, run = '', mac = ''] = MARK.exec(mark) ?? [];
  const point = { n: Number(n), run };
  return run !== '' && (await provenBy(keys, said(point), mac)) ? point : false;
}
