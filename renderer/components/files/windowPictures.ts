import { engine } from '../../engine/client';
import { drawBeside, drawInPage } from './drawBeside';
import { Pictures } from './pictures';

/** Those of this window. A lock loads it anew, and they are gone. */
export const pictures = new Pictures({
  open: ({ database, case: id }, file) => engine().command('openFile', { database, case: id, file }),
  draw: drawBeside,
  drawInPage,
});
