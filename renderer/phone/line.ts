import { seal, unseal } from '../../shared/roomVote/box';
import { agreedKey, newKeyPair } from '../../shared/roomVote/keys';
import type { FromPhone, ToPhone } from '../../shared/roomVote/messages';

/** Longer than the room keeps a question waiting, and than the disk takes. */
const LIMIT_MS = 25_000;
const STORE = 'concerto.vote ';

interface Room {
  readonly key: string;
  readonly opening: string;
}

/** The key in the address is not that of the room that answers: somebody stands between, or it is another meeting's. */
export class OtherRoom extends Error {}

/** The room as this phone reaches it: all that is said and heard is sealed under what both agreed on. */
export class Line {
  private room: Room | null = null;
  private agreed = new Uint8Array();
  private own = '';
  private readonly meant: string;
  /** Larger than before a reload. */
  private n = Date.now();

  constructor(address: string) {
    this.meant = address.replace(/^#/, '');
  }

  /** @throws where the room is not reached; OtherRoom */
  async say(said: FromPhone, signal?: AbortSignal): Promise<ToPhone> {
    const { opening } = (this.room ??= await this.meet());
    const n = ++this.n;
    const box = seal(this.agreed, { from: 'phone', opening, n }, said);
    const answer = await fetched('/say', signal, JSON.stringify({ key: this.own, opening, n, box }));
    if (answer.status === 409) {
      // Closed and opened again since.
      this.room = null;
      return this.say(said, signal);
    }
    if (!answer.ok) throw new Error('refused');
    const { box: sealed } = (await answer.json()) as { box: string };
    const heard = unseal(this.agreed, { from: 'room', opening, n }, sealed) as ToPhone | undefined;
    // Nobody but the room can say that a vote is recorded.
    if (!heard) throw new Error('not the room');
    return heard;
  }

  private async meet(): Promise<Room> {
    const answer = await fetched('/room');
    if (!answer.ok) throw new Error('refused');
    const room = (await answer.json()) as Room;
    if (this.meant !== '' && this.meant !== room.key) throw new OtherRoom();
    const secret = kept(room.key);
    const pair = newKeyPair(secret);
    keep(room.key, pair.secret);
    this.own = pair.key;
    this.agreed = new Uint8Array(agreedKey(pair.secret, room.key));
    return room;
  }
}

async function fetched(path: string, signal?: AbortSignal, body?: string): Promise<Response> {
  const control = new AbortController();
  const end = () => control.abort();
  const timer = setTimeout(end, LIMIT_MS);
  signal?.addEventListener('abort', end);
  try {
    return await fetch(path, {
      signal: control.signal,
      cache: 'no-store',
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }),
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

/** A page that is loaded again goes on under its key. A phone that keeps nothing types the code again. */
function kept(room: string): string | undefined {
  try {
    return localStorage.getItem(STORE + room) ?? undefined;
  } catch {
    return undefined;
  }
}
function keep(room: string, secret: string): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(STORE)) localStorage.removeItem(name);
    localStorage.setItem(STORE + room, secret);
  } catch {
    // It lasts as long as the page.
  }
}
