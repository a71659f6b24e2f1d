import type { FileView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { Kbd } from '../keyboard/Kbd';
import { Thumbnail } from './Thumbnail';
import './files.css';

/** In the room: what there is to see, one key away. */
export function FileStrip({ files, onOpen }: { files: readonly FileView[]; onOpen: () => void }) {
  return (
    <button type="button" className="file-strip" onClick={onOpen}>
      {files.slice(0, 6).map((file) => (
        <Thumbnail key={file.file} file={file} />
      ))}
      <span>{plural(files.length, 'pièce jointe', 'pièces jointes')}</span>
      <Kbd keys="i" />
    </button>
  );
}
