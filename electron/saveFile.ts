import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { DesktopAnswers, DesktopInput } from '../shared/contracts/desktop';
import { atomicWrite } from './files/atomicWrite';

const kinds: Record<DesktopInput<'file.save'>['kind'], string> = { docx: 'Document Word', txt: 'Texte' };

/** Asks where, writes the whole file or nothing. The page learns the file's name, never its folder. */
export async function saveFile(
  window: BrowserWindow,
  { name, kind, bytes }: DesktopInput<'file.save'>,
): Promise<DesktopAnswers['file.save']> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('downloads'), name),
    filters: [{ name: kinds[kind], extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return { saved: false, reason: 'cancelled' };
  try {
    await atomicWrite(filePath, bytes);
    return { saved: true, name: path.basename(filePath) };
  } catch {
    return { saved: false, reason: 'failed' };
  }
}
