import type { FileView } from '../../../shared/contracts/views';
import { sizeWords } from '../../../shared/domain/french';
import { mediaTypeName } from '../../../shared/domain/mediaTypes';

/** « Image JPEG · 4,2 Mo » */
export const kindWords = ({ mediaType, size }: Pick<FileView, 'mediaType' | 'size'>): string =>
  `${mediaTypeName(mediaType)} · ${sizeWords(size)}`;

export const isHere = ({ held, parts }: FileView): boolean => held === parts;

/** Where it is and how far its way has come; null where there is nothing to say. */
export function placeWords(file: FileView): string | null {
  if (file.isComing) return `Arrive de la région\u00a0: ${file.held} sur ${file.parts}`;
  if (!isHere(file))
    return file.held > 0
      ? `En partie sur ce poste\u00a0: ${file.held} sur ${file.parts}`
      : 'Dans la région, pas encore sur ce poste';
  switch (file.region) {
    case 'waiting':
      return 'Sur ce poste, pas encore entière dans la région';
    case 'refused':
      return 'Sur ce poste, refusée par la région';
    case 'noRegion':
    case 'unknown':
    case 'whole':
      return null;
  }
}
