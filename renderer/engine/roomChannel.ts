import type { FromRoom, PicturesInFront, RoomPicture, RoomView, ToRoom } from '../../shared/contracts/room';
import type { Result } from '../../shared/domain/result';
import type { Connection } from './connection';

type Channel = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;
type Connect = (send: (n: number, result: Result<unknown>) => void) => Connection;

const NOTHING: RoomView = { shows: 'nothing' };
/** The only questions that are ever asked for them. */
const ROOM_QUERY = 1;
const PICTURES_QUERY = 2;
/** Pictures that the windows keep, the newest ones: whoever turns a page back finds it there. */
const KEPT_PICTURES = 6;

/**
 * The engine's side of the room's windows: they hear what is projected for as long as one of them is there, and can ask
 * for nothing. A window that an engine before this one left behind is found by `who`.
 */
export class RoomChannel {
  private readonly connection: Connection;
  private isAsked = false;
  /** Null before the first answer. */
  private last: RoomView | null = null;
  private pictures: PicturesInFront | null = null;
  /** Whose pixels the windows have. */
  private kept: readonly RoomPicture['id'][] = [];

  constructor(
    private readonly channel: Channel,
    connect: Connect,
  ) {
    this.connection = connect((n, result) =>
      n === ROOM_QUERY ? this.show(result) : this.showPictures(result),
    );
    channel.onmessage = ({ data }: MessageEvent<FromRoom | ToRoom>) => this.hear(data);
    this.tell({ kind: 'who' });
  }

  private hear(message: FromRoom | ToRoom): void {
    if (message.kind === 'gone') {
      this.connection.drop(ROOM_QUERY);
      this.connection.drop(PICTURES_QUERY);
      this.isAsked = false;
      this.last = null;
      this.pictures = null;
      // Another may still be there.
      this.tell({ kind: 'who' });
    } else if (message.kind === 'here') {
      if (this.last) this.tell({ kind: 'view', view: this.last });
      this.kept = [];
      if (this.pictures) this.tellPictures(this.pictures);
      if (!this.isAsked) {
        this.connection.query(ROOM_QUERY, 'room', {});
        this.connection.query(PICTURES_QUERY, 'roomPictures', {});
      }
      this.isAsked = true;
    }
  }

  /** Locked, or not to be read: the room sees nothing, and the console says why. */
  private show(result: Result<unknown>): void {
    const view = result.ok ? (result.value as RoomView) : NOTHING;
    // Woken by what the room does not see.
    if (JSON.stringify(view) === JSON.stringify(this.last)) return;
    this.last = view;
    this.tell({ kind: 'view', view });
  }

  private showPictures(result: Result<unknown>): void {
    const next = result.ok ? (result.value as PicturesInFront | null) : null;
    if (next === null && this.pictures === null) return;
    this.pictures = next;
    this.tellPictures(next);
  }

  /** The pixels once, before they are first named. */
  private tellPictures(shown: PicturesInFront | null): void {
    for (const { view: _view, ...picture } of shown?.sides ?? [])
      if (!this.kept.includes(picture.id)) {
        this.tell({ kind: 'picture', picture });
        this.kept = [...this.kept, picture.id];
      }
    const ids = shown?.sides.map(({ id }) => id) ?? [];
    const older = this.kept.filter((id) => !ids.includes(id));
    this.kept = shown ? [...older, ...ids].slice(-KEPT_PICTURES) : [];
    const pictures = shown && {
      sides: shown.sides.map(({ id, view }) => ({ id, view })),
      pointer: shown.pointer,
    };
    this.tell({ kind: 'pictures', pictures, kept: this.kept });
  }

  private tell(message: ToRoom): void {
    this.channel.postMessage(message);
  }
}
