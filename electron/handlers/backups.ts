import { app, dialog, type BrowserWindow } from 'electron';
import { BACKUP_EXTENSION } from '../../shared/backup/fileNames';
import type { DesktopAnswers, DesktopInput } from '../../shared/contracts/desktop';
import { placeName, type Chosen } from '../backup/chosen';

export async function chooseForBackup(
  window: BrowserWindow,
  chosen: Chosen,
  { what }: DesktopInput<'backup.choose'>,
): Promise<DesktopAnswers['backup.choose']> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: what === 'folder' ? 'Dossier des sauvegardes' : 'Sauvegarde de Concerto',
    defaultPath: app.getPath('documents'),
    properties: what === 'folder' ? ['openDirectory', 'createDirectory'] : ['openFile'],
    ...(what === 'file'
      ? { filters: [{ name: 'Sauvegarde de Concerto', extensions: [BACKUP_EXTENSION] }] }
      : {}),
  });
  const [place] = filePaths;
  if (canceled || !place) return { chosen: null };
  return { chosen: { word: chosen.keep(place), name: placeName(place) } };
}
