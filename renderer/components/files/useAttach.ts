import { SerialQueue } from '../../../shared/base/serialQueue';
import { useCallback, useRef, useState } from 'react';
import type { CaseRef } from '../../../shared/contracts/views';
import { refusalOf } from '../../../shared/domain/attachable';
import type { AttachedFiles } from '../../../shared/domain/files';
import { SIGNATURE_BYTES, sniffMediaType } from '../../../shared/domain/mediaTypes';
import { fail, type Problem, type Result } from '../../../shared/domain/result';
import { engine } from '../../engine/client';
import { useActs } from '../session/useCommand';
import { thumbnailOf } from './thumbnail';

/** One that is being taken in: its name and size are known at once, the rest follows. */
interface Arriving {
  readonly key: number;
  readonly name: string;
  readonly size: number;
}

export interface Attaching {
  readonly arriving: readonly Arriving[];
  readonly problems: readonly Problem[];
  readonly add: (files: readonly File[]) => void;
}

let next = 1;

/** Takes files in, one after the other; each that cannot be is said, and keeps none of the others from it. */
export function useAttach({ database, case: id }: CaseRef, attached: AttachedFiles | undefined): Attaching {
  const [arriving, setArriving] = useState<readonly Arriving[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const turns = useRef(new SerialQueue());
  const add = useCallback(
    (files: readonly File[]) => {
      const coming = files.map((file) => ({ key: next++, name: file.name, size: file.size, file }));
      setProblems([]);
      setArriving((before) => [...before, ...coming]);
      for (const { key, file } of coming)
        void turns.current.run(async () => {
          const done = await attach({ database, case: id }, file, attached).catch(() => notRead(file.name));
          if (!done.ok) setProblems((before) => [...before, done.problem]);
          setArriving((before) => before.filter((one) => one.key !== key));
        });
    },
    [database, id, attached],
  );
  return { arriving, problems, add };
}

/** It was moved or its stick pulled out while it was read. */
const notRead = (name: string): Result<never> =>
  fail('file', `«\u00a0${name}\u00a0» n’a pas pu être lu\u00a0: il n’est pas joint.`, {
    safe: 'Le dossier et ses autres pièces sont intacts.',
    next: 'Vérifiez que le fichier est toujours là, puis joignez-le de nouveau.',
  });

async function attach(ref: CaseRef, file: File, attached: AttachedFiles | undefined): Promise<Result<null>> {
  // Said before any of it is read or drawn; the engine looks again.
  const head = new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer());
  const refusal = refusalOf({ name: file.name, size: file.size, mediaType: sniffMediaType(head) }, attached);
  if (refusal) return refusal;
  const thumbnail = await thumbnailOf(file);
  useActs.setState(({ sent }) => ({ sent: sent + 1 }));
  const kept = await engine().command('keepFile', { ...ref, file, ...(thumbnail ? { thumbnail } : {}) });
  return kept.ok ? engine().command('attachFile', { ...ref, ...kept.value }) : kept;
}
