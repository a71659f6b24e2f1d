import type { FileView } from '../../../shared/contracts/views';
import { Icon } from '../controls/Icon';

/** Its name stands beside it. */
export function Thumbnail({ file }: { file: Pick<FileView, 'thumbnail'> }) {
  return (
    <span className="thumbnail">
      {file.thumbnail === null ? <Icon name="file" /> : <img src={file.thumbnail} alt="" />}
    </span>
  );
}
