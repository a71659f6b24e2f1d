import { create } from 'zustand';
import {
  ROOM_CHANNEL,
  type FromRoom,
  type RoomPicture,
  type RoomPictures,
  type RoomView,
  type ToRoom,
} from '../../shared/contracts/room';

interface Heard {
  readonly view: RoomView;
  readonly pictures: RoomPictures | null;
  /** Whose pixels came, until they are to be forgotten. */
  readonly held: readonly RoomPicture[];
}

export const useRoomView = create<Heard>(() => ({ view: { shows: 'nothing' }, pictures: null, held: [] }));

function hear(data: ToRoom): void {
  switch (data.kind) {
    case 'view':
      return useRoomView.setState({ view: data.view });
    case 'picture':
      // Another window came, and is told of it too.
      return useRoomView.setState(({ held }) => ({
        held: [...held.filter(({ id }) => id !== data.picture.id), data.picture],
      }));
    case 'pictures':
      return useRoomView.setState(({ held }) => ({
        pictures: data.pictures,
        held: held.filter(({ id }) => data.kept.includes(id)),
      }));
    case 'who':
    case 'close':
      return;
  }
}

/** Listens to what the room is to see, and says that this window is there until it goes. */
export function followRoom(page: Window): void {
  const channel = new BroadcastChannel(ROOM_CHANNEL);
  let isClosing = false;
  const tell = (message: FromRoom) => {
    if (!isClosing) channel.postMessage(message);
  };
  channel.onmessage = ({ data }: MessageEvent<ToRoom | FromRoom>) => {
    if (data.kind === 'who') tell({ kind: 'here' });
    else if (data.kind === 'close') {
      // Before it closes: what a window says as it goes away by itself is lost. And it says nothing more after it.
      tell({ kind: 'gone' });
      isClosing = true;
      page.close();
    } else if (data.kind !== 'here' && data.kind !== 'gone') hear(data);
  };
  page.addEventListener('pagehide', () => tell({ kind: 'gone' }));
  page.addEventListener('pageshow', () => tell({ kind: 'here' }));
}
