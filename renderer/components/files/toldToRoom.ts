import { create } from 'zustand';
import type { CaseId, Sha256 } from '../../../shared/domain/ids';

/**
 * The files of this case that the chair let the room see, having been told that a name may be written on them. With
 * another case it begins anew.
 */
const useToldToRoom = create<{ readonly case: CaseId | null; readonly files: readonly Sha256[] }>(() => ({
  case: null,
  files: [],
}));

export function tellRoom(id: CaseId, files: readonly Sha256[]): void {
  useToldToRoom.setState((before) => ({
    case: id,
    files: [...(before.case === id ? before.files : []), ...files],
  }));
}

export function useIsTold(id: CaseId): (file: Sha256) => boolean {
  const told = useToldToRoom();
  return (file) => told.case === id && told.files.includes(file);
}
