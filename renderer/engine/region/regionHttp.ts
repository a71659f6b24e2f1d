import { isLockedOut, troubleOfStatus, type Trouble } from '../../../shared/region/trouble';
import { toBase64, utf8 } from '../keys/bytes';
import { Limit } from './limit';

export interface Credentials {
  readonly base: string;
  readonly username: string;
  readonly password: string;
}

export interface Answer {
  readonly status: number;
  /** Undefined when the answer was no JSON. */
  readonly body: unknown;
}

/** The region was not reached, or answered so that it makes no sense to go on now. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(
    readonly trouble: Trouble,
    /** Milliseconds that the server asked to wait. */
    readonly wait = 0,
  ) {
    super(trouble);
  }
}

const TIMEOUT_MS = 20_000;

/** Sent with every request: no session that could end, nothing for the server to ask, no password in an address. */
const authorization = ({ username, password }: Credentials): string =>
  `Basic ${toBase64(utf8(`${username}:${password}`))}`;

/**
 * One request, abandoned when its whole answer has not come within `limit` milliseconds.
 * @returns an answer of a CouchDB; rejects with `NoAnswer` where none came, or one of something in between
 */
export async function requestRegion(
  region: Credentials,
  url: string | Request,
  options: RequestInit,
  limit = TIMEOUT_MS,
): Promise<Response> {
  const headers = new Headers(options.headers);
  headers.set('Authorization', authorization(region));
  headers.set('Accept', 'application/json');
  const within = new Limit(options.signal ? [options.signal] : [], limit);
  let response: Response | null = null;
  try {
    response = await fetch(url, { ...options, headers, credentials: 'omit', signal: within.signal });
    const trouble = troubleOfStatus(response.status);
    if (trouble) throw new NoAnswer(trouble, 1000 * Number(response.headers.get('Retry-After') ?? 0) || 0);
    const isJson = /\bjson\b/.test(response.headers.get('Content-Type') ?? '');
    // A proxy that does not let this very content through says so in a page of its own.
    const isOfContent = options.method === 'POST' && isAboutContent(response.status);
    if (!isJson && options.method !== 'HEAD' && !isOfContent) throw new NoAnswer('portal');
    const body = await response.arrayBuffer();
    const { status, headers: said } = response;
    return new Response(body.byteLength > 0 ? body : null, { status, headers: said });
  } catch (error) {
    if (error instanceof NoAnswer || options.signal?.aborted) throw error;
    // Cut off in the middle of its answer, it is there.
    throw new NoAnswer(within.isLate ? 'slow' : response ? 'failing' : 'unreachable');
  } finally {
    within.release();
  }
}

/** One request to the region; null when nobody answers, or nobody who could be it. */
export async function askRegion(
  region: Credentials,
  path: string,
  method: 'GET' | 'PUT' | 'POST' = 'GET',
  body?: unknown,
): Promise<Answer | null> {
  try {
    const response = await requestRegion(region, `${region.base}/${path}`, jsonRequest(method, body));
    return { status: response.status, body: await jsonOf(response) };
  } catch {
    return null;
  }
}

export const jsonRequest = (method: string, body?: unknown): RequestInit => ({
  method,
  ...(body === undefined
    ? {}
    : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
});

export const jsonOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

/** 401 and 404 are about the account and the database, 407 is about the account at a proxy; the others say "later". */
const ABOUT_THE_WAY: readonly number[] = [401, 404, 407, 408, 425, 429];
const isAboutContent = (status: number): boolean =>
  status >= 400 && status < 500 && !ABOUT_THE_WAY.includes(status);

/** Whether it may be refused for what was sent. A 403 may also be for who sent it: `inParts` finds out. */
export const blamesContent = ({ status }: Answer): boolean => isAboutContent(status);

export const isRefusal = ({ status }: { readonly status: number }): boolean =>
  status === 401 || status === 403;

const SUSPENDED_MS = 60_000;

/** The answer, or `NoAnswer` where it only says that the account is shut for a while: nothing of what it may do. */
export async function unlessSuspended(response: Response): Promise<Response> {
  if (response.status !== 403) return response;
  const told = (await jsonOf(response.clone())) as { reason?: unknown } | undefined;
  if (isLockedOut(403, told?.reason)) throw new NoAnswer('suspended', SUSPENDED_MS);
  return response;
}

export const WRONG_PASSWORD =
  'La région refuse l’accès\u00a0: identifiant ou mot de passe à vérifier dans les réglages';

/** Why the region does not let these credentials in, as a sentence; null where it does. */
export const refusalIn = (answer: Answer): string | null => (isRefusal(answer) ? WRONG_PASSWORD : null);
