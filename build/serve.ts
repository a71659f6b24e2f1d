import { inRoot } from './paths';
import { serveFolder, type Served } from './serveFolder';

/** The browser keeps its data by address, port included: the same one each time, or the workstation looks empty. */
const USUAL_PORT = 4180;

/** The browser shell of the application, on this machine only. Takes another port, and says so, where its own is in use. */
export async function serveBrowserShell(): Promise<Served> {
  const port = Number(process.env.CONCERTO_PORT) || USUAL_PORT;
  const folder = inRoot('dist/renderer');
  try {
    return await serveFolder(folder, port);
  } catch {
    console.log(
      `Le port ${port} est pris (Concerto est peut-être déjà ouvert)\u00a0: à une autre adresse, les données du poste ne sont pas les mêmes.`,
    );
    return serveFolder(folder);
  }
}
