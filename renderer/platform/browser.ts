import { version } from '../../package.json';
import type { DesktopInput } from '../../shared/contracts/desktop';
import { ROOM_CHANNEL, type FromRoom, type ToRoom } from '../../shared/contracts/room';
import type { Platform, Projector } from './platform';

const mediaTypes: Record<DesktopInput<'file.save'>['kind'], string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain;charset=utf-8',
  concerto: 'application/octet-stream',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
};

function download({ name, kind, bytes }: DesktopInput<'file.save'>): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaTypes[kind] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Its user opens a second window and puts it on the room's screen. Without an opener: such a window could look into this
 * one, where the identities are.
 */
function browserProjector(): Projector {
  let opened: BroadcastChannel | null = null;
  const channel = () => (opened ??= new BroadcastChannel(ROOM_CHANNEL));
  const tell = (message: ToRoom) => channel().postMessage(message);
  return {
    follow: (listener) => {
      channel().onmessage = ({ data }: MessageEvent<FromRoom | ToRoom>) => {
        if (data.kind === 'here') listener('shown');
        else if (data.kind === 'gone') listener('window');
      };
      listener('window');
      tell({ kind: 'who' });
    },
    want: (isWanted) => {
      if (isWanted) window.open('./projector.html', '_blank', 'popup,noopener,width=1280,height=720');
      else tell({ kind: 'close' });
    },
    move: () => undefined,
  };
}

/** The stand-in where nothing may be installed: what only the desktop can do is missing, and said. */
export const browserPlatform: Platform = {
  kind: 'browser',
  saveFile: (input) => {
    download(input);
    return Promise.resolve({ saved: true, name: input.name });
  },
  chooseFolder: () => Promise.resolve(undefined),
  chooseForBackup: null,
  print: () => {
    window.print();
    return Promise.resolve({ printed: true });
  },
  info: () => Promise.resolve({ version, electron: null }),
  shellPort: async () => {
    // Asked for, not promised: without it the browser may drop the store when the disk runs short.
    await navigator.storage.persist();
    return null;
  },
  follow: () => undefined,
  projector: browserProjector(),
  missing: [
    'Pas de journal\u00a0: la seule copie de vos données est celle du navigateur, qui peut l’effacer.',
    'Pas de vote par téléphone\u00a0: les votes se notent à la console.',
    'Pas de fichier de sauvegarde, ni à faire, ni à restaurer.',
    'Les fichiers enregistrés vont dans le dossier de téléchargement.',
  ],
};
