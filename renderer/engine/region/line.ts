import { retryAfter } from '../../../shared/region/pace';
import type { Trouble } from '../../../shared/region/trouble';
import { Rest } from '../services/rest';
import { FewAtATime } from './fewAtATime';
import { Limit } from './limit';
import {
  jsonOf,
  jsonRequest,
  NoAnswer,
  requestRegion,
  unlessSuspended,
  type Answer,
  type Credentials,
} from './regionHttp';

/** Chromium opens six connections to one origin; two are for the long polls, and what is asked must never wait for those. */
const ASKED_AT_ONCE = 4;
const WAITED_FOR_AT_ONCE = 2;
/** Of what is asked, pieces of attached files: documents never wait for them. */
const PIECES_AT_ONCE = 2;
const LIMIT_MS = 60_000;
/** Asked of the server as the longest wait; it answers a little later. */
export const LONG_POLL_MS = 50_000;

/**
 * All that goes to one region goes through here: few requests at a time, each with its limit. Where nobody answers, one
 * question is repeated for all, with growing rests, instead of each database trying for itself.
 */
export class Line {
  private readonly asking = new FewAtATime(ASKED_AT_ONCE);
  private readonly waiting = new FewAtATime(WAITED_FOR_AT_ONCE);
  readonly pieces = new FewAtATime(PIECES_AT_ONCE);
  private readonly ending = new AbortController();
  private down: { readonly over: Promise<void>; readonly pause: Rest } | null = null;

  constructor(
    readonly region: Credentials,
    private readonly heard: (trouble: Trouble | null) => void,
  ) {}

  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** For PouchDB: as the browser's own, through this line. */
  readonly fetch = (url: string | Request, options: RequestInit = {}): Promise<Response> =>
    this.through(this.asking, url, options, LIMIT_MS);

  /** Rejects with `NoAnswer`, or as `signal` says. */
  async ask(path: string, method = 'GET', body?: unknown, signal?: AbortSignal): Promise<Answer> {
    return this.read(this.asking, path, { ...jsonRequest(method, body), signal: signal ?? null }, LIMIT_MS);
  }

  /** A long poll: answered when there is something, or after `LONG_POLL_MS`. */
  async waitFor(path: string, signal: AbortSignal): Promise<Answer> {
    return this.read(this.waiting, path, { signal }, LONG_POLL_MS + LIMIT_MS);
  }

  /** Resolves once the region answers, as far as is known, or who waits is ended by `signal`. */
  async up(signal: AbortSignal): Promise<void> {
    if (!this.down || signal.aborted) return;
    const { over } = this.down;
    await new Promise<void>((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      signal.addEventListener('abort', done);
      void over.then(done);
    });
  }

  /** The network or the computer came back: asked at once. */
  knock(): void {
    this.down?.pause.end();
  }

  end(): void {
    this.ending.abort(new DOMException('ended', 'AbortError'));
  }

  private async read(place: FewAtATime, path: string, options: RequestInit, limit: number): Promise<Answer> {
    const response = await this.through(place, `${this.region.base}/${path}`, options, limit);
    return { status: response.status, body: await jsonOf(response) };
  }

  private async through(place: FewAtATime, url: string | Request, options: RequestInit, limit: number) {
    const ending = new Limit([this.ended, ...(options.signal ? [options.signal] : [])], null);
    const { signal } = ending;
    try {
      return await place.pass(
        async () => unlessSuspended(await requestRegion(this.region, url, { ...options, signal }, limit)),
        signal,
      );
    } catch (error) {
      if (error instanceof NoAnswer && !this.ended.aborted) this.fails(error);
      throw error;
    } finally {
      ending.release();
    }
  }

  /** A server that is only busy, or slow once, is asked again by whoever asked. */
  private fails({ trouble, wait }: NoAnswer): void {
    if (trouble === 'busy' || trouble === 'slow' || trouble === 'failing' || this.down) return;
    const pause = new Rest();
    this.down = { over: this.tryAgain(trouble, wait, pause), pause };
  }

  private async tryAgain(trouble: Trouble, wait: number, pause: Rest): Promise<void> {
    this.heard(trouble);
    for (let failures = 1; !this.ended.aborted; failures++) {
      await pause.take(Math.max(wait, retryAfter(failures, Math.random())), this.ended);
      if (this.ended.aborted) break;
      const still = await this.reaches();
      if (still === null || this.ended.aborted) break;
      this.heard(still);
    }
    this.down = null;
    if (!this.ended.aborted) this.heard(null);
  }

  private async reaches(): Promise<Trouble | null> {
    try {
      await unlessSuspended(await requestRegion(this.region, `${this.region.base}/`, { signal: this.ended }));
      return null;
    } catch (error) {
      return error instanceof NoAnswer ? error.trouble : 'unreachable';
    }
  }
}
