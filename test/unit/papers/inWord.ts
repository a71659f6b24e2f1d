import { makePaper, type PaperInput, type PaperKind } from '../../../shared/papers/makePaper';

export const inWord = async <K extends PaperKind>(kind: K, input: PaperInput<K>): Promise<Uint8Array> =>
  (await makePaper({ kind, format: 'word' }, input)).bytes;
