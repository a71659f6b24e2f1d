import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { DesktopAnswers, DesktopInput } from '../../shared/contracts/desktop';
import { atomicWrite } from '../files/atomicWrite';

type ToSave = DesktopInput<'file.save'>;

const kinds: Record<ToSave['kind'], string> = {
  docx: 'Document Word',
  txt: 'Texte',
  concerto: 'Séance de Concerto',
  pdf: 'Document PDF',
  jpg: 'Image JPEG',
  png: 'Image PNG',
};

/** Folders that a person chose since the start, by the word the page knows them by. */
const chosen = new Map<string, string>();

export async function chooseFolder(window: BrowserWindow): Promise<DesktopAnswers['folder.choose']> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Dossier où enregistrer les comptes rendus',
    defaultPath: app.getPath('downloads'),
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = filePaths;
  if (canceled || !folder) return { folder: null };
  const word = randomUUID();
  chosen.set(word, folder);
  return { folder: word };
}

/** Writes the whole file or nothing, where a person said. The page learns the file's name, never its folder. */
export async function saveFile(window: BrowserWindow, input: ToSave): Promise<DesktopAnswers['file.save']> {
  const file =
    input.folder === undefined ? await ask(window, input) : await placeIn(chosen.get(input.folder), input);
  if (file === null) return { saved: false, reason: 'cancelled' };
  try {
    await atomicWrite(file, input.bytes);
    return { saved: true, name: path.basename(file) };
  } catch {
    return { saved: false, reason: 'failed' };
  }
}

async function ask(window: BrowserWindow, { name, kind }: ToSave): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('downloads'), name),
    filters: [{ name: kinds[kind], extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || !filePath ? null : filePath;
}

/** « CR.docx », else « CR (2).docx »: nobody was asked, so nothing is written over. */
async function placeIn(folder: string | undefined, { name, kind }: ToSave): Promise<string> {
  const ending = `.${kind}`;
  if (folder === undefined || !name.endsWith(ending))
    throw new Error('Not a chosen folder, or not its kind of file');
  const stem = name.slice(0, -ending.length);
  for (let n = 1; ; n++) {
    const file = path.join(folder, n === 1 ? name : `${stem} (${n})${ending}`);
    const isTaken = await access(file).then(
      () => true,
      () => false,
    );
    if (!isTaken) return file;
  }
}
