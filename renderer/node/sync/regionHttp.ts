import { toBase64, utf8 } from '../store/bytes';

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

const TIMEOUT_MS = 20_000;

/** Sent with every request: nothing waits for the server to ask, and no address ever holds a password. */
export const authorization = ({ username, password }: Credentials): string =>
  `Basic ${toBase64(utf8(`${username}:${password}`))}`;

/** One request to the region; null when nobody answers. */
export async function askRegion(
  region: Credentials,
  path: string,
  method: 'GET' | 'PUT' | 'POST' = 'GET',
  body?: unknown,
): Promise<Answer | null> {
  try {
    const response = await fetch(`${region.base}/${path}`, {
      method,
      headers: {
        Authorization: authorization(region),
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answered: unknown = await response.json().catch(() => undefined);
    return { status: response.status, body: answered };
  } catch {
    return null;
  }
}

export const isRefusal = ({ status }: Answer): boolean => status === 401 || status === 403;

/** CouchDB 3.4 shuts an account for five minutes after five wrong passwords, the right one included. */
const isLockedOut = ({ status, body }: Answer): boolean =>
  status === 403 && /temporarily locked/i.test(String((body as { reason?: unknown } | undefined)?.reason));

/** Why these credentials do not open the region, as a sentence; null when they do or nobody answers. */
export async function refusalOf(region: Credentials): Promise<string | null> {
  const answer = await askRegion(region, '');
  if (!answer || !isRefusal(answer)) return null;
  return isLockedOut(answer)
    ? 'La région a suspendu cet identifiant après plusieurs mots de passe refusés\u00a0: nouvel essai dans cinq minutes'
    : 'La région refuse l’accès\u00a0: identifiant ou mot de passe à vérifier dans les réglages';
}
